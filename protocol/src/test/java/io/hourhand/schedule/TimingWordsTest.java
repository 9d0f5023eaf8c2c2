package io.hourhand.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * * *              | at 02:00 every day
            30 2,14 * * *          | at 02:30 and 14:30 every day
            * * * * *              | every minute
            */7 * * * *            | at minutes 0, 7, 14, 21, 28, 35, 42, 49 and 56 of every hour
            @hourly                | at minute 0 of every hour
            * 9-17 * * *           | every minute of hours 09 to 17
            0 */6 * * *            | at minute 0 of hours 00, 06, 12 and 18
            */30 2 * * *           | at minutes 0 and 30 of hour 02
            0-59 0-23 * * *        | at minutes 0 to 59 of hours 00 to 23 every day
            15 9-17/2 * * 1-5      | at 09:15, 11:15, 13:15, 15:15 and 17:15, on every day from Monday to Friday
            0 0 * * SAT,SUN        | at 00:00, on every Sunday and every Saturday
            0 0 */2 * FRI#1        | at 00:00, on the first Friday of the month that falls on day 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29 or 31 of the month
            0 0 1,15 * *           | at 00:00, on days 1 and 15 of the month
            0 0 13 * FRI           | at 00:00, on day 13 of the month, and also on every Friday
            0 0 */10 * FRI         | at 00:00, on each Friday that falls on day 1, 11, 21 or 31 of the month
            0 0 L,15W * *          | at 00:00, on the last day and the Monday to Friday nearest to day 15 of the month
            0 0 * jan-mar,dec 5#2  | at 00:00, on the second Friday of the month, in January to March and December
            0 0 * * FRIL           | at 00:00, on the last Friday of the month
            """)
    void sayEverythingThatTheExpressionSays(String expression, String words) {
        assertEquals(words, TimingWords.describe(new Timing.Cron(Cron.cron(expression))));
    }

    @Test
    void tellWhatIntervalsAreCountedFrom() {
        assertEquals(
                "every 6 hours, counted from 1970-01-01 00:00 UTC",
                TimingWords.describe(new Timing.Every(new Interval.Seconds(21_600))));
        assertEquals(
                "every hour, counted from 1970-01-01 00:00 UTC",
                TimingWords.describe(new Timing.Every(new Interval.Seconds(3_600))));
        assertEquals(
                "every 1 hour 30 minutes, counted from 1970-01-01 00:00 UTC",
                TimingWords.describe(new Timing.Every(new Interval.Seconds(5_400))));
        assertEquals("every day at 00:00", TimingWords.describe(new Timing.Every(new Interval.Days(1))));
        assertEquals(
                "every 14 days at 00:00, counted from 1970-01-01, always a Thursday",
                TimingWords.describe(new Timing.Every(new Interval.Days(14))));
        assertEquals(
                "once, at 2027-01-01T09:00:00Z",
                TimingWords.describe(new Timing.Once(Instant.parse("2027-01-01T09:00:00Z"))));
    }

    /** Nothing is left out: what reads alike fires alike. */
    @Property(tries = 50)
    void timingsThatFireDifferentlyReadDifferently(@ForAll @LongRange(max = 1_000_000) long seed) {
        Map<String, List<Instant>> firingsByWords = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            String expression = new CronTexts(seed * 100 + i).expression();
            String words = TimingWords.describe(new Timing.Cron(Cron.cron(expression)));
            List<Instant> firings =
                    Cron.firings(expression, "Europe/Paris").next(Instant.parse("2026-03-01T00:00:00Z"), 40).stream()
                            .map(Firing::dueAt)
                            .toList();
            assertEquals(firingsByWords.computeIfAbsent(words, unseen -> firings), firings, words);
        }
    }
}
