package io.hourhand.web.page.text;

import java.time.Duration;

/** Lengths of time as people say them. */
public final class Lengths {

    private Lengths() {}

    /** How long something took: {@code 320 ms}, {@code 45.2 s}, {@code 3 min 20 s}, {@code 1 h 05 min}. */
    public static String exact(Duration length) {
        long millis = Math.max(0, length.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return millis / 1_000 + "." + millis / 100 % 10 + " s";
        }
        long seconds = millis / 1_000;
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86_400
                ? "%d h %02d min".formatted(seconds / 3_600, seconds / 60 % 60)
                : "%d d %d h".formatted(seconds / 86_400, seconds / 3_600 % 24);
    }

    /** Roughly how long: {@code 5 s}, {@code 12 min}, {@code 3 h}, {@code 2 days}. The page's script says the same. */
    public static String rough(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        if (seconds < 86_400) {
            long hours = seconds / 3_600;
            long minutes = seconds / 60 % 60;
            return hours + " h" + (minutes == 0 || hours >= 6 ? "" : " " + minutes + " min");
        }
        long days = seconds / 86_400;
        return days == 1 ? "1 day" : days + " days";
    }
}
