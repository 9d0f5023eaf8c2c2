package io.hourhand.schedule;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Short words for tests of cron expressions. */
final class Cron {

    private Cron() {}

    static CronExpression cron(String text) {
        return switch (CronExpression.parse(text)) {
            case Parsed.Valid<CronExpression>(var cron) -> cron;
            case Parsed.Invalid<CronExpression>(var message) -> fail(text + ": " + message);
        };
    }

    static String refusal(Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Valid<?>(var value) -> fail("accepted as " + value);
            case Parsed.Invalid<?>(var message) -> message;
        };
    }

    static Firings firings(String cron, String zone) {
        return firings(cron, zone, ClockChanges.DEFAULT);
    }

    static Firings firings(String cron, String zone, ClockChanges rules) {
        return Firings.of(new Timing.Cron(cron(cron)), ZoneId.of(zone), rules);
    }

    /** The firings of one day in UTC, as "03:00Z"-like local times with their offsets. */
    static List<String> on(String localDate, Firings firings) {
        LocalDate day = LocalDate.parse(localDate);
        Instant before = day.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return firings.stream(before)
                .takeWhile(firing -> firing.local().toLocalDate().isBefore(day.plusDays(1)))
                .filter(firing -> firing.local().toLocalDate().equals(day))
                .map(firing -> firing.local().toLocalTime() + "" + firing.offset())
                .toList();
    }
}
