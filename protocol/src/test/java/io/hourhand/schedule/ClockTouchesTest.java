package io.hourhand.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTouchesTest {

    private static final Instant FROM = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-11-24T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Paris        | 30 2 * * *  | 2027-03-28T01:00:00Z, 2027-10-31T00:30:00Z
            Europe/Paris        | 30 4 * * *  |
            Europe/Paris        | */30 * * * * |
            Africa/Cairo        | 0 0 * * *   | 2027-04-29T22:00:00Z
            Australia/Lord_Howe | 15 2 * * *  | 2027-10-02T15:30:00Z
            Australia/Lord_Howe | 45 1 * * *  | 2027-04-03T14:45:00Z
            UTC                 | 30 2 * * *  |
            """)
    void areTheAppointmentsAroundTheChangesOfAYear(String zone, String cron, String expected) {
        List<String> touched =
                ClockTouches.between(new Timing.Cron(Cron.cron(cron)), ZoneId.of(zone), ClockChanges.DEFAULT, FROM, TO)
                        .stream()
                        .map(firing -> firing.dueAt().toString())
                        .toList();
        assertEquals(Optional.ofNullable(expected).orElse(""), String.join(", ", touched));
    }

    /** The short look finds what a long one finds. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Paris", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe", "Antarctica/Troll"})
    void areAllThatALookAtEachFiringFinds(String zone) {
        for (int hour = 0; hour < 24; hour++) {
            String cron = "0,30 " + hour + " * * *";
            for (Repeat repeat : Repeat.values()) {
                ClockChanges rules = new ClockChanges(Gap.SHIFT, repeat);
                List<Firing> all = Cron.firings(cron, zone, rules).stream(FROM)
                        .takeWhile(firing -> firing.dueAt().isBefore(TO))
                        .filter(firing -> firing.note().isPresent())
                        .toList();
                assertEquals(
                        all,
                        ClockTouches.between(new Timing.Cron(Cron.cron(cron)), ZoneId.of(zone), rules, FROM, TO),
                        cron);
            }
        }
    }
}
