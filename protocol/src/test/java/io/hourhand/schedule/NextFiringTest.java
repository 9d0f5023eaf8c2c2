package io.hourhand.schedule;

import static io.hourhand.schedule.Cron.firings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextFiringTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # minutes, hours, steps
            2026-07-09T14:45:00Z | 0/15 * * * *        | 2026-07-09T15:00:00Z
            2026-07-09T14:59:59Z | */15 * * * *        | 2026-07-09T15:00:00Z
            2026-07-09T14:45:00Z | 20-35/15 * * * *    | 2026-07-09T15:20:00Z
            2026-07-09T14:59:00Z | * * * * *           | 2026-07-09T15:00:00Z
            2026-07-09T14:45:00Z | 15,45 * * * *       | 2026-07-09T15:15:00Z
            2026-07-09T17:00:00Z | 15 9-17/2 * * *     | 2026-07-09T17:15:00Z
            2026-07-09T17:15:00Z | 15 9-17/2 * * *     | 2026-07-10T09:15:00Z
            # wrap of day, month, year
            2026-07-09T23:46:00Z | */15 * * * *        | 2026-07-10T00:00:00Z
            2026-07-31T23:46:00Z | */15 * * * *        | 2026-08-01T00:00:00Z
            2026-12-31T23:59:45Z | * * * * *           | 2027-01-01T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 */5 4,8,10 1    | 2026-08-31T00:00:00Z
            # months and leap years
            2026-07-09T23:35:00Z | 0 0 29 2 *          | 2028-02-29T00:00:00Z
            2096-02-29T00:00:00Z | 0 0 29 2 *          | 2104-02-29T00:00:00Z
            2026-01-31T00:00:00Z | 0 0 31 * *          | 2026-03-31T00:00:00Z
            2026-01-31T00:00:00Z | 0 0 L * *           | 2026-02-28T00:00:00Z
            2028-01-31T00:00:00Z | 0 0 L * *           | 2028-02-29T00:00:00Z
            2026-02-10T00:00:00Z | 0 0 L-3 * *         | 2026-02-25T00:00:00Z
            # the nearest weekday stays in its month
            2026-08-01T00:00:00Z | 0 0 15W * *         | 2026-08-14T00:00:00Z
            2026-08-31T12:00:00Z | 0 0 LW * *          | 2026-09-30T00:00:00Z
            2026-10-01T00:00:00Z | 0 0 LW * *          | 2026-10-30T00:00:00Z
            2026-07-31T12:00:00Z | 0 0 1W * *          | 2026-08-03T00:00:00Z
            2026-05-01T12:00:00Z | 0 0 31W * *         | 2026-05-29T00:00:00Z
            # days of the week
            2026-07-09T14:45:00Z | 0 0 * * 7           | 2026-07-12T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 * * sun         | 2026-07-12T00:00:00Z
            2026-07-10T14:45:00Z | 0 0 * * MON-FRI     | 2026-07-13T00:00:00Z
            2026-07-10T14:45:00Z | 0 0 * * FRI-SUN     | 2026-07-11T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 * * FRI#2       | 2026-07-10T00:00:00Z
            2026-07-10T14:45:00Z | 0 0 * * 5#5         | 2026-07-31T00:00:00Z
            2026-08-01T14:45:00Z | 0 0 * * 5#5         | 2026-10-30T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 * * FRIL        | 2026-07-31T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 * * 0L,3#1      | 2026-07-26T00:00:00Z
            # either day is enough where both are restricted, both where one begins with *
            2026-07-09T14:45:00Z | 0 0 13 * FRI        | 2026-07-10T00:00:00Z
            2026-07-10T14:45:00Z | 0 0 13 * FRI        | 2026-07-13T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 */2 * FRI       | 2026-07-17T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 13 * */5        | 2026-09-13T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 ? * FRI         | 2026-07-10T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 13 * ?          | 2026-07-13T00:00:00Z
            # names
            2026-07-09T14:45:00Z | @hourly             | 2026-07-09T15:00:00Z
            2026-07-09T14:45:00Z | @daily              | 2026-07-10T00:00:00Z
            2026-07-09T14:45:00Z | @midnight           | 2026-07-10T00:00:00Z
            2026-07-09T14:45:00Z | @weekly             | 2026-07-12T00:00:00Z
            2026-07-09T14:45:00Z | @Monthly            | 2026-08-01T00:00:00Z
            2026-07-09T14:45:00Z | @yearly             | 2027-01-01T00:00:00Z
            2026-07-09T14:45:00Z | @annually           | 2027-01-01T00:00:00Z
            2026-07-09T14:45:00Z | 0 0 1 feb,Oct *     | 2026-10-01T00:00:00Z
            """)
    void inUtc(String after, String expression, String expected) {
        assertEquals(expected, next(after, expression, "UTC"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-08T05:00:00Z | 0 * * * *    | America/New_York    | 2026-03-08T06:00:00Z
            2026-03-08T06:00:00Z | 0 * * * *    | America/New_York    | 2026-03-08T07:00:00Z
            2026-03-08T05:00:00Z | 30 2 * * *   | America/New_York    | 2026-03-08T07:00:00Z
            2026-11-01T04:30:00Z | 30 1 * * *   | America/New_York    | 2026-11-01T05:30:00Z
            2026-11-01T05:30:00Z | 30 1 * * *   | America/New_York    | 2026-11-02T06:30:00Z
            2026-11-01T05:30:00Z | 30 * * * *   | America/New_York    | 2026-11-01T06:30:00Z
            2026-07-09T00:00:00Z | 0 9 * * *    | Asia/Kathmandu      | 2026-07-09T03:15:00Z
            2026-07-09T00:00:00Z | 0 * * * *    | Asia/Kathmandu      | 2026-07-09T00:15:00Z
            2026-07-09T00:00:00Z | 0 0 * * *    | Pacific/Kiritimati  | 2026-07-09T10:00:00Z
            1880-01-01T00:00:00Z | 0 0 * * *    | Europe/Paris        | 1880-01-01T23:50:39Z
            """)
    @Tag("faults-row-49")
    @Tag("faults-row-51")
    void inOtherZones(String after, String expression, String zone, String expected) {
        assertEquals(expected, next(after, expression, zone));
    }

    @Test
    void onceIsOnce() {
        Instant at = Instant.parse("2027-01-01T09:00:00.250Z");
        Firings once = Firings.of(new Timing.Once(at), ZoneId.of("Europe/Paris"), ClockChanges.DEFAULT);
        assertEquals(at, once.after(Instant.EPOCH).orElseThrow().dueAt());
        assertEquals(Optional.empty(), once.after(at));
        assertTrue(once.firesAt(at));
    }

    @Test
    void endsWithTheYear9999AndBeginsWithTheYear1() {
        Firings minutely = firings("* * * * *", "Europe/Paris");
        assertEquals(
                Instant.parse("0001-01-01T00:00:39Z"),
                minutely.after(Instant.MIN).orElseThrow().dueAt());
        assertEquals(Optional.empty(), minutely.after(Instant.parse("9999-12-31T23:59:00Z")));
        assertEquals(Optional.empty(), minutely.after(Instant.MAX));
        assertEquals(Optional.empty(), firings("0 0 1 1 *", "UTC").after(Instant.parse("9999-02-01T00:00:00Z")));
    }

    @Test
    void aTimeThatFallsIntoAGapEachYearNeverFires() {
        Firings swallowed = firings("*/5 2 * 3 7L", "Europe/Berlin");
        assertEquals(Optional.empty(), swallowed.after(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void countsOnInOrderAndKnowsItsOwn() {
        Firings nightly = firings("0 2 * * *", "UTC");
        List<Instant> three = nightly.next(Instant.parse("2026-01-01T02:00:00Z"), 3).stream()
                .map(Firing::dueAt)
                .toList();
        assertEquals(
                List.of(
                        Instant.parse("2026-01-02T02:00:00Z"),
                        Instant.parse("2026-01-03T02:00:00Z"),
                        Instant.parse("2026-01-04T02:00:00Z")),
                three);
        assertTrue(nightly.firesAt(three.getFirst()));
        assertFalse(nightly.firesAt(three.getFirst().plusMillis(1)));
        assertFalse(nightly.firesAt(three.getFirst().minusMillis(1)));
    }

    private static String next(String after, String expression, String zone) {
        return firings(expression, zone)
                .after(Instant.parse(after))
                .map(firing -> firing.dueAt().toString())
                .orElse("never");
    }
}
