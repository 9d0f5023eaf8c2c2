package io.hourhand.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The engine against a clock watched minute by minute. */
class OracleTest {

    private static final Instant START = Instant.parse("1973-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2045-01-01T00:00:00Z");

    @Property(tries = 1500)
    void agreesWithTheOracleAroundAnyClockChange(@ForAll long seed) {
        Random random = new Random(seed);
        ZoneId zone =
                ZoneId.of(ZoneNames.all().get(random.nextInt(ZoneNames.all().size())));
        Instant change = anyChange(zone, random);
        Instant from = change.minus(Duration.ofMinutes(random.nextInt(5 * 1440)));
        compare(zone, from.getEpochSecond() / 60, 8 * 1440, new CronTexts(seed), 1);
    }

    @Property(tries = 200)
    void aDayIsFromMidnightToMidnight(@ForAll long seed) {
        Random random = new Random(seed);
        ZoneId zone =
                ZoneId.of(ZoneNames.all().get(random.nextInt(ZoneNames.all().size())));
        Instant from = anyChange(zone, random).minus(Duration.ofDays(2));
        ClockChanges rules = new CronTexts(seed).rules();
        List<Firing> days =
                Firings.of(new Timing.Every(new Interval.Days(1)), zone, rules).next(from, 10);
        assertEquals(Cron.firings("@daily", zone.getId(), rules).next(from, 10), days);
    }

    @Property(tries = 200)
    void agreesWithTheOracleOnTheDaysOfManyYears(@ForAll long seed) {
        String expression = "0 0 " + new CronTexts(seed).expression().split(" ", 3)[2];
        NaiveCron naive = new NaiveCron(expression);
        List<LocalDate> expected = LocalDate.of(2019, 12, 31)
                .datesUntil(LocalDate.of(2045, 1, 1))
                .filter(naive::matchesDate)
                .toList();
        List<LocalDate> found = Cron.firings(expression, "UTC").stream(Instant.parse("2019-12-30T12:00:00Z"))
                .map(firing -> firing.local().toLocalDate())
                .takeWhile(date -> date.getYear() < 2045)
                .toList();
        assertEquals(expected, found, expression);
    }

    /** About fifteen minutes: {@code mvn verify -Dnightly=true}. */
    @Test
    @Tag("nightly")
    @EnabledIfSystemProperty(named = "nightly", matches = "true")
    @Tag("faults-row-53")
    void agreesWithTheOracleInEachZoneThroughTenYears() {
        long decade = Duration.between(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2034-01-01T00:00:00Z"))
                .toMinutes();
        for (String name : ZoneNames.all()) {
            long start = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() / 60;
            compare(ZoneId.of(name), start, Math.toIntExact(decade), new CronTexts(name.hashCode()), 10);
        }
    }

    private static void compare(ZoneId zone, long fromMinute, int minutes, CronTexts texts, int expressions) {
        Instant from = Instant.ofEpochSecond(fromMinute * 60);
        Instant to = from.plus(Duration.ofMinutes(minutes));
        MinuteOracle oracle = new MinuteOracle(zone, from, to);
        for (int i = 0; i < expressions; i++) {
            String expression = texts.expression();
            ClockChanges rules = texts.rules();
            List<Instant> found = new ArrayList<>();
            Cron.firings(expression, zone.getId(), rules).stream(from.minusNanos(1))
                    .map(Firing::dueAt)
                    .takeWhile(due -> due.isBefore(to))
                    .forEach(found::add);
            assertEquals(oracle.dues(expression, rules), found, () -> expression + " in " + zone + ", " + rules);
        }
    }

    private static Instant anyChange(ZoneId zone, Random random) {
        long span = Duration.between(START, END).toSeconds();
        Instant from = START.plusSeconds(random.nextLong(span));
        ZoneOffsetTransition next = zone.getRules().nextTransition(from);
        return next == null || next.getInstant().isAfter(END) ? from : next.getInstant();
    }
}
