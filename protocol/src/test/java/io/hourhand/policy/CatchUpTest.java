package io.hourhand.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hourhand.policy.CatchUp.Mode;
import io.hourhand.policy.SlotDecision.Missed;
import io.hourhand.policy.SlotDecision.MissedSpan;
import io.hourhand.policy.SlotDecision.Run;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.Firings;
import io.hourhand.schedule.Interval;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Slots;
import io.hourhand.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatchUpTest {

    private static final Slots HOURLY = every(3_600);
    private static final Instant HANDLED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant BACK_AFTER_3_HOURS = Instant.parse("2026-03-01T03:10:00Z");
    private static final Instant BACK_AFTER_30_DAYS = Instant.parse("2026-03-31T00:10:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    @Tag("faults-row-55")
    void noneRunsNothing() {
        assertEquals(
                List.of(
                        missed(1, SlotReason.CATCH_UP_NONE),
                        missed(2, SlotReason.CATCH_UP_NONE),
                        missed(3, SlotReason.CATCH_UP_NONE)),
                decided(new CatchUp(Mode.NONE, DAY, 10), BACK_AFTER_3_HOURS));
    }

    @Test
    @Tag("faults-row-55")
    void lastRunsTheNewest() {
        assertEquals(
                List.of(missed(1, SlotReason.NOT_NEWEST), missed(2, SlotReason.NOT_NEWEST), run(3)),
                decided(CatchUp.DEFAULT, BACK_AFTER_3_HOURS));
    }

    @Test
    @Tag("faults-row-55")
    void allRunsAllOldestFirst() {
        assertEquals(List.of(run(1), run(2), run(3)), decided(new CatchUp(Mode.ALL, DAY, 3), BACK_AFTER_3_HOURS));
    }

    @Test
    @Tag("faults-row-55")
    void allRunsTheNewestOnesIfThereAreTooMany() {
        assertEquals(
                List.of(missed(1, SlotReason.OVER_MAX_RUNS), run(2), run(3)),
                decided(new CatchUp(Mode.ALL, DAY, 2), BACK_AFTER_3_HOURS));
    }

    @ParameterizedTest
    @CsvSource({"NONE,10,0", "LAST,10,1", "ALL,10,10", "ALL,1000,24"})
    @Tag("faults-row-46")
    @Tag("faults-row-55")
    void afterThirtyDaysTheWindowAndTheCapHold(Mode mode, int maxRuns, int runs) {
        List<SlotDecision> decisions = decided(new CatchUp(mode, DAY, maxRuns), BACK_AFTER_30_DAYS);
        MissedSpan old = assertInstanceOf(MissedSpan.class, decisions.getFirst());
        assertEquals(HANDLED.plusSeconds(3_600), old.dueAt());
        assertEquals(Instant.parse("2026-03-30T00:00:00Z"), old.untilAt());
        assertEquals(29 * 24, old.count());
        assertEquals(1 + 24, decisions.size());
        assertEquals(runs, decisions.stream().filter(Run.class::isInstance).count());
    }

    @Test
    void aSlotThatIsAsOldAsTheWindowIsStillInIt() {
        Instant back = Instant.parse("2026-03-01T03:00:00Z");
        assertEquals(
                List.of(new MissedSpan(at(1), at(1), 1, SlotReason.BEFORE_WINDOW), run(2), run(3)),
                decided(new CatchUp(Mode.ALL, Duration.ofHours(1), 10), back));
    }

    @Test
    void whatIsOnTimeIsNotMissed() {
        assertEquals(List.of(), decided(CatchUp.DEFAULT, HANDLED.plusSeconds(3_599)));
        assertEquals(List.of(run(1)), decided(CatchUp.DEFAULT, HANDLED.plusSeconds(3_600)));
    }

    /** Solid Queue e43f204: a timer that rings early must not take the slot, nor lose it. */
    @Test
    @Tag("faults-row-54")
    void aSlotSeenFiveMillisecondsEarlyIsNotYetDue() {
        Instant slot = HANDLED.plusSeconds(3_600);
        assertEquals(List.of(), decided(CatchUp.DEFAULT, slot.minusMillis(5)));
        assertEquals(List.of(run(1)), decided(CatchUp.DEFAULT, slot.plusMillis(5)));
    }

    @Test
    @Tag("faults-row-47")
    void aClockThatWasSetBackDoublesNothing() {
        assertEquals(List.of(), decided(CatchUp.DEFAULT, HANDLED.minus(Duration.ofHours(2))));
    }

    @Test
    void aYearOfMissedMinutesIsOneSpanAndOneDay() {
        CatchUp all = new CatchUp(Mode.ALL, DAY, 10);
        Instant back = Instant.parse("2027-03-01T00:00:30Z");
        assertEquals(1 + 1440, all.decide(every(60), HANDLED, back).count());
        MissedSpan year = assertInstanceOf(
                MissedSpan.class,
                all.decide(every(60), HANDLED, back).findFirst().orElseThrow());
        assertEquals(364 * 1440, year.count());
    }

    /** Only what is asked for is computed: the first decisions of a century of seconds come at once. */
    @Test
    void decisionsAreFoundAsTheyAreRead() {
        CatchUp wide = new CatchUp(Mode.ALL, Duration.ofDays(36_500), 10);
        List<SlotDecision> first = wide.decide(every(1), HANDLED, HANDLED.plus(Duration.ofDays(36_500)))
                .limit(2)
                .toList();
        assertEquals(
                List.of(
                        new Missed(HANDLED.plusSeconds(1), SlotReason.OVER_MAX_RUNS),
                        new Missed(HANDLED.plusSeconds(2), SlotReason.OVER_MAX_RUNS)),
                first);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertEquals(Parsed.invalid("maxRuns: 0 is out of range; allowed: 1 to 1000"), CatchUp.of(Mode.ALL, DAY, 0));
        assertEquals(
                Parsed.invalid("window: PT-1S is negative; write zero or more, like P1D"),
                CatchUp.of(Mode.ALL, Duration.ofSeconds(-1), 1));
        assertEquals(Parsed.valid(CatchUp.DEFAULT), CatchUp.of(Mode.LAST, DAY, 10));
    }

    private static List<SlotDecision> decided(CatchUp rule, Instant back) {
        return rule.decide(HOURLY, HANDLED, back).toList();
    }

    private static Instant at(int hour) {
        return HANDLED.plusSeconds(3_600L * hour);
    }

    private static SlotDecision run(int hour) {
        return new Run(at(hour), Cause.CATCH_UP);
    }

    private static SlotDecision missed(int hour, SlotReason reason) {
        return new Missed(at(hour), reason);
    }

    private static Slots every(int seconds) {
        Timing timing = new Timing.Every(new Interval.Seconds(seconds));
        return Slots.of(Firings.of(timing, ZoneOffset.UTC, ClockChanges.DEFAULT));
    }
}
