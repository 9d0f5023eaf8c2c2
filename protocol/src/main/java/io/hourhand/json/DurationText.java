package io.hourhand.json;

import java.time.Duration;

/** Durations as ISO-8601, whole days as days: {@code P1D}, not {@code PT24H}. */
public final class DurationText {

    private static final Duration DAY = Duration.ofDays(1);

    private DurationText() {}

    public static String write(Duration duration) {
        boolean wholeDays = !duration.isZero()
                && duration.toDaysPart() != 0
                && duration.minusDays(duration.toDays()).isZero();
        return wholeDays ? "P" + duration.dividedBy(DAY) + "D" : duration.toString();
    }
}
