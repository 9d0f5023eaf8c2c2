package io.hourhand.schedule;

import io.hourhand.schedule.text.IsoParts;
import io.hourhand.schedule.text.Quoted;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The distance of a timing that repeats: exact seconds below one day, whole calendar days from one day up.
 *
 * <p>Seconds are counted from 1970-01-01T00:00Z, days fall on 00:00 of the zone and are counted from 1970-01-01, so that
 * the next instant depends on no clock and no history. {@code PT24H} is a day, {@code P1W} are seven; a mix such as
 * {@code P1DT2H} is refused, as it is neither.
 */
public sealed interface Interval permits Interval.Seconds, Interval.Days {

    /**
     * Exact seconds.
     *
     * @param count 1 to 86,399
     */
    record Seconds(int count) implements Interval {
        @Override
        public String toString() {
            return Duration.ofSeconds(count).toString();
        }
    }

    /**
     * Calendar days.
     *
     * @param count 1 to 3,650
     */
    record Days(int count) implements Interval {
        @Override
        public String toString() {
            return "P" + count + "D";
        }
    }

    int DAY = 86_400;
    int MAX_DAYS = 3_650;

    /** Reads ISO-8601 such as {@code PT6H}, {@code P1D}, {@code P2W}. */
    static Parsed<Interval> parse(String text) {
        String shown = Quoted.text(text);
        if (text.length() > 64) {
            return Parsed.invalid("the interval is longer than 64 characters; write it like PT6H or P1D");
        }
        if (Pattern.matches("(?i)[+-]?P.*[-].*|-P.*", text)) {
            return Parsed.invalid(shown + " goes back in time; an interval is 1 second or more");
        }
        Matcher parts = IsoParts.PATTERN.matcher(text.toUpperCase(Locale.ROOT));
        if (!parts.matches()
                || text.length() < 3
                || text.toUpperCase(Locale.ROOT).endsWith("T")) {
            return Parsed.invalid(
                    shown + " is no interval; write days as P1D, hours, minutes and whole seconds as PT6H,"
                            + " PT15M, PT30S; months and years are work for a cron expression");
        }
        return of(IsoParts.seconds(parts), shown);
    }

    private static Parsed<Interval> of(BigInteger total, String shown) {
        if (total.signum() == 0) {
            return Parsed.invalid(shown + " is zero; an interval is 1 second or more");
        }
        if (total.compareTo(BigInteger.valueOf((long) MAX_DAYS * DAY)) > 0) {
            return Parsed.invalid(shown + " is longer than 10 years (P" + MAX_DAYS + "D), the longest interval");
        }
        int seconds = total.intValueExact();
        if (seconds < DAY) {
            return Parsed.valid(new Seconds(seconds));
        }
        return seconds % DAY == 0
                ? Parsed.valid(new Days(seconds / DAY))
                : Parsed.invalid(shown + " is neither whole days nor less than one; from one day up an interval counts"
                        + " calendar days (P1D, P2D, …), below it exact seconds");
    }
}
