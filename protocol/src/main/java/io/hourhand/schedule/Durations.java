package io.hourhand.schedule;

import io.hourhand.schedule.text.IsoParts;
import io.hourhand.schedule.text.Quoted;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Lengths of time as ISO-8601 writes them, a day being 24 hours: {@code PT10S}, {@code PT0.5S}, {@code P1D}. */
public final class Durations {

    private static final int LONGEST_TEXT = 64;

    private Durations() {}

    /** Reads a length of time from zero to 10 years. */
    public static Parsed<Duration> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Parsed.invalid("the duration is longer than " + LONGEST_TEXT + " characters");
        }
        String shown = Quoted.text(text);
        Duration duration;
        try {
            duration = read(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException | ArithmeticException noDuration) {
            return Parsed.invalid(shown + " is no duration; write it like PT10S, PT5M, PT6H or P1D");
        }
        if (duration.isNegative()) {
            return Parsed.invalid(shown + " is negative; a duration is zero or more");
        }
        return duration.compareTo(Duration.ofDays(Interval.MAX_DAYS)) > 0
                ? Parsed.invalid(shown + " is longer than 10 years (P" + Interval.MAX_DAYS + "D), the longest duration")
                : Parsed.valid(duration);
    }

    private static Duration read(String text) {
        var parts = IsoParts.PATTERN.matcher(text);
        if (text.length() < 3 || text.endsWith("T") || !parts.matches()) {
            return Duration.parse(text);
        }
        BigInteger seconds = IsoParts.seconds(parts);
        return Duration.ofSeconds(seconds.longValueExact());
    }

    /** Writes whole days as {@code P1D}, all else as the JDK does; {@link #parse} reads it back. */
    public static String text(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
