package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.text.Beginning;
import io.hourhand.text.PlainText;

/** Output of jobs as a page may show it: without the control sequences of terminals, and not endlessly wide. */
public final class LogText {

    public static final int LONGEST = 4_000;

    private LogText() {}

    public static String line(String text) {
        String shown = Beginning.of(text, LONGEST);
        String plain = PlainText.of(shown);
        int left = text.length() - shown.length();
        return left > 0 ? say("script.log.cut", plain, String.valueOf(left)) : plain;
    }

    /** The first line of an error, for a list. */
    public static String firstLine(String error) {
        String line = PlainText.of(error).lines().findFirst().orElse("").strip();
        return Beginning.shown(line, 300);
    }
}
