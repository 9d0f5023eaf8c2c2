package io.hourhand.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.Overlap;
import io.hourhand.policy.SlotReason;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Firings;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Slots;
import io.hourhand.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void eachSlotOfADayIsCounted() {
        Report report = day(plan("0 * * * *", Overlap.SKIP, Duration.ofMinutes(10)));
        Tally tally = report.schedules().getFirst();
        assertEquals(new Tally("0 * * * *", 24, 24, 0, Map.of(), 0, 0, 1), tally);
        assertEquals(FROM, report.busiestHour());
        assertEquals(1, report.startsInBusiestHour());
    }

    @Test
    void aLongRunSkipsTheSlotsThatItOverlaps() {
        Tally tally = day(plan("0 * * * *", Overlap.SKIP, Duration.ofMinutes(90)))
                .schedules()
                .getFirst();
        assertEquals(Map.of(SlotReason.OVERLAP, 12L), tally.notRun());
        assertEquals(12, tally.onTime());
        assertEquals(12, tally.overlaps());
    }

    @Test
    void overlapRulesDiffer() {
        Duration long90 = Duration.ofMinutes(90);
        assertEquals(24, day(plan("0 * * * *", Overlap.QUEUE_ALL, long90)).total(Tally::onTime));
        assertEquals(17, day(plan("0 * * * *", Overlap.QUEUE_ONE, long90)).total(Tally::onTime));
        assertEquals(23, day(plan("0 * * * *", Overlap.CANCEL_RUNNING, long90)).total(Tally::cancelled));
        assertEquals(
                2,
                day(plan("0 * * * *", Overlap.ALLOW, long90))
                        .schedules()
                        .getFirst()
                        .mostAtOnce());
    }

    @Test
    void aDowntimeMissesSlotsAndIsCaughtUp() {
        Plan plan = plan("0 * * * *", Overlap.SKIP, Duration.ofMinutes(10));
        Downtime down = new Downtime(FROM.plusSeconds(3_600), FROM.plusSeconds(4 * 3_600 + 60));
        Tally tally = Simulation.of(List.of(plan), FROM, NEXT_DAY, List.of(down))
                .schedules()
                .getFirst();
        assertEquals(1, tally.caughtUp());
        assertEquals(Map.of(SlotReason.NOT_NEWEST, 3L), tally.notRun());
        assertEquals(20, tally.onTime());
        assertEquals(24, tally.slots());
    }

    @Test
    void aRunGoesOnAfterADowntime() {
        Plan plan = plan("0 * * * *", Overlap.SKIP, Duration.ofMinutes(50));
        Downtime down = new Downtime(FROM.plusSeconds(60), FROM.plusSeconds(3_540));
        Tally tally = Simulation.of(List.of(plan), FROM, NEXT_DAY, List.of(down))
                .schedules()
                .getFirst();
        assertEquals(Map.of(SlotReason.OVERLAP, 1L), tally.notRun());
    }

    @Test
    void theBusiestHourIsFound() {
        Report report = day(
                plan("0 5 * * *", Overlap.SKIP, Duration.ZERO),
                plan("30 5 * * *", Overlap.SKIP, Duration.ZERO),
                plan("0 6 * * *", Overlap.SKIP, Duration.ZERO));
        assertEquals(FROM.plusSeconds(5 * 3_600), report.busiestHour());
        assertEquals(2, report.startsInBusiestHour());
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertEquals(
                """
                From 2026-03-01T00:00:00Z to 2026-03-02T00:00:00Z

                schedule   slots  on time  caught up  skipped  missed  overlaps  cancelled  at once  why not
                0 * * * *     24       12          0       12       0        12          0        1  OVERLAP 12

                Busiest hour: 2026-03-01T00:00:00Z, with 1 start
                """,
                day(plan("0 * * * *", Overlap.SKIP, Duration.ofMinutes(90))).text());
    }

    @Test
    void everySlotOfAYearOfAHundredSchedulesIsAccountedFor() {
        List<Plan> plans = IntStream.range(0, 100)
                .mapToObj(i -> plan(i % 60 + " * * * *", Overlap.QUEUE_ONE, Duration.ofMinutes(i)))
                .toList();
        List<Downtime> downs = List.of(
                new Downtime(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-04-03T00:30:00Z")),
                new Downtime(Instant.parse("2026-04-02T00:00:00Z"), Instant.parse("2026-04-04T00:30:00Z")));
        Report report = Simulation.of(plans, FROM, Instant.parse("2027-03-01T00:00:00Z"), downs);
        assertEquals(876_000, report.total(Tally::slots));
    }

    @Test
    void aDowntimeIsTwoInstants() {
        assertEquals(
                Parsed.valid(new Downtime(FROM, NEXT_DAY)),
                Downtime.parse("2026-03-01T00:00:00Z/2026-03-02T00:00:00Z"));
        assertInstanceOf(Parsed.Invalid.class, Downtime.parse("2026-03-02T00:00:00Z/2026-03-01T00:00:00Z"));
        assertInstanceOf(Parsed.Invalid.class, Downtime.parse("yesterday"));
    }

    private static Report day(Plan... plans) {
        return Simulation.of(List.of(plans), FROM, NEXT_DAY, List.of());
    }

    private static Plan plan(String cron, Overlap overlap, Duration runTime) {
        Timing timing = CronExpression.parse(cron) instanceof Parsed.Valid<CronExpression>(var expression)
                ? new Timing.Cron(expression)
                : new Timing.Once(FROM);
        Slots slots = Slots.of(Firings.of(timing, ZoneId.of("UTC"), ClockChanges.DEFAULT));
        return new Plan(cron, slots, CatchUp.DEFAULT, overlap, runTime);
    }
}
