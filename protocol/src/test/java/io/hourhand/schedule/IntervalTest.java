package io.hourhand.schedule;

import static io.hourhand.schedule.Cron.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({
        "PT6H,PT6H", "PT90M,PT1H30M", "pt30s,PT30S", "PT1H30M,PT1H30M", "P0DT6H,PT6H", "PT23H59M59S,PT23H59M59S",
        "P1D,P1D", "PT24H,P1D", "PT48H,P2D", "P1DT24H,P2D", "P2W,P14D", "P3650D,P3650D"
    })
    void readsIso8601(String text, String meaning) {
        assertEquals(
                meaning, Interval.parse(text).map(Object::toString) instanceof Parsed.Valid<String>(var is) ? is : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT0S       | is zero
            P0D        | is zero
            -PT5M      | goes back in time
            PT-5M      | goes back in time
            P100Y      | months and years are work for a cron expression
            P1M        | months and years are work for a cron expression
            P3651D     | is longer than 10 years (P3650D)
            PT99999999999999999999H | is longer than 10 years (P3650D)
            P1DT2H     | is neither whole days nor less than one
            PT25H      | is neither whole days nor less than one
            PT0.5S     | is no interval
            P          | is no interval
            PT         | is no interval
            P1DT       | is no interval
            6h         | is no interval
            every hour | is no interval
            """)
    void refusesTheRestWithAReason(String text, String reason) {
        String message = refusal(Interval.parse(text));
        assertTrue(message.contains(reason), message);
    }

    @Test
    void theNextInstantDependsOnNothingButTheInterval() {
        Firings six = Firings.of(
                new Timing.Every(new Interval.Seconds(6 * 3600)), ZoneId.of("Asia/Tokyo"), ClockChanges.DEFAULT);
        assertEquals(List.of("2026-01-01T06:00:00Z", "2026-01-01T12:00:00Z"), dues(six, "2026-01-01T00:00:00Z"));
        assertEquals(List.of("2026-01-01T06:00:00Z", "2026-01-01T12:00:00Z"), dues(six, "2026-01-01T05:59:59.999Z"));
    }

    @Test
    void daysFallOnMidnightOfTheZoneWhateverItsClockDoes() {
        Firings other =
                Firings.of(new Timing.Every(new Interval.Days(2)), ZoneId.of("America/Santiago"), ClockChanges.DEFAULT);
        assertEquals(List.of("2026-09-06T04:00:00Z", "2026-09-08T03:00:00Z"), dues(other, "2026-09-05T00:00:00Z"));
    }

    private static List<String> dues(Firings firings, String after) {
        return firings.next(Instant.parse(after), 2).stream()
                .map(firing -> firing.dueAt().toString())
                .toList();
    }
}
