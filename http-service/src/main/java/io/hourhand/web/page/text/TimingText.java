package io.hourhand.web.page.text;

import io.hourhand.schedule.Timing;
import io.hourhand.schedule.TimingWords;

/** A timing as the beginning of a line. */
public final class TimingText {

    private TimingText() {}

    public static String words(Timing timing) {
        String words = TimingWords.describe(timing);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
