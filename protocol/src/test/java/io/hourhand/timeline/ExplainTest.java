package io.hourhand.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.policy.SlotReason;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.SlotOutcome;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.Gap;
import io.hourhand.schedule.Repeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Golden answers: an instant, what is known, and what somebody is told. */
class ExplainTest {

    private static final UUID ID = new UUID(1, 1);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ScheduleDefinition DAILY = Versions.cron("30 2 * * *", "Europe/Paris");

    @Test
    void aSlotWithARunRan() {
        UUID run = new UUID(0, 7);
        Explanation told = daily("2026-11-24T01:30:00Z", SlotEntry.ran(ID, at("2026-11-24T01:30:00Z"), run));
        assertEquals(Fate.RAN, told.fate());
        assertEquals("TIMING", told.rule());
        assertEquals("02:30", told.firing().orElseThrow().local().toLocalTime().toString());
        assertEquals(Optional.of(run), told.line().orElseThrow().runId());
    }

    @Test
    void aSkippedSlotNamesTheRunInItsWay() {
        Explanation told = daily(
                "2026-11-24T01:30:00Z", line("2026-11-24T01:30:00Z", SlotReason.OVERLAP, "blocked by run 0198c0de"));
        assertEquals(Fate.SKIPPED, told.fate());
        assertEquals("OVERLAP", told.rule());
        assertEquals(
                "The previous run of this schedule was still going, and its overlap rule is SKIP."
                        + " Evidence: blocked by run 0198c0de.",
                told.why());
    }

    @Test
    void aMissedSlotNamesTheDowntime() {
        Explanation told = daily(
                "2026-11-24T01:30:00Z",
                line(
                        "2026-11-24T01:30:00Z",
                        SlotReason.CATCH_UP_NONE,
                        "nothing could start from 2026-11-24T01:00:00Z to 2026-11-24T03:00:00Z"));
        assertEquals(Fate.MISSED, told.fate());
        assertTrue(told.why().contains("from 2026-11-24T01:00:00Z to 2026-11-24T03:00:00Z"), told.why());
    }

    @Test
    void aSlotInsideASpanHasTheSpansReason() {
        SlotEntry span = span("2026-11-01T01:30:00Z", "2026-11-22T01:30:00Z", 22);
        Explanation told = daily("2026-11-10T01:30:00Z", span);
        assertEquals(Fate.MISSED, told.fate());
        assertEquals("BEFORE_WINDOW", told.rule());
        assertTrue(told.why().endsWith("It is one of 22 slots that were decided together."), told.why());
    }

    @Test
    void anInstantBetweenTheSlotsOfASpanIsNoSlot() {
        SlotEntry span = span("2026-11-01T01:30:00Z", "2026-11-22T01:30:00Z", 22);
        assertEquals(Fate.NO_SLOT, daily("2026-11-10T05:00:00Z", span).fate());
    }

    @Test
    void anotherMinuteIsToldWhatTheClockShowsAndWhenItFires() {
        Explanation told = daily("2026-11-24T01:31:00Z");
        assertFalse(told.fires());
        assertEquals("TIMING", told.rule());
        assertEquals(
                "In Europe/Paris it is Tuesday 2026-11-24 02:31:00 then, and the schedule fires at 02:30 every day.",
                told.why());
        assertEquals(at("2026-11-24T01:30:00Z"), told.previous().orElseThrow().dueAt());
        assertEquals(at("2026-11-25T01:30:00Z"), told.next().orElseThrow().dueAt());
    }

    @Test
    void aSlotToComeWillRunUnlessAnotherRunIsInItsWay() {
        Explanation told = daily("2027-03-28T01:00:00Z");
        assertEquals(Fate.WILL_RUN, told.fate());
        assertTrue(told.why().contains("SKIP"), told.why());
        assertEquals(
                Optional.of("clock jumps from 02:00 to 03:00; runs at 03:00"),
                told.firing().orElseThrow().note());
    }

    @Test
    void theSecondPassOfARepeatedHourIsLeftOutByItsRule() {
        Explanation told = daily("2026-10-25T01:30:00Z");
        assertEquals("REPEAT", told.rule());
        assertEquals(
                "In Europe/Paris the clock goes back from 03:00 to 02:00; this is the second 02:30 of two."
                        + " The schedule's rule repeat: FIRST leaves it out.",
                told.why());
    }

    @Test
    void aGapThatIsSkippedIsLeftOutByItsRule() {
        Explanation told = explain(List.of(version(1, "2026-01-01T00:00:00Z", with(Gap.SKIP))), Optional.empty())
                .at(at("2026-03-29T01:00:00Z"), Optional.empty());
        assertEquals("GAP", told.rule());
        assertTrue(told.why().contains("clock jumps from 02:00 to 03:00"), told.why());
    }

    @Test
    void beforeItWasMadeThereIsNothing() {
        Explanation told = daily("2025-11-24T01:30:00Z");
        assertEquals("NOT_MADE_YET", told.rule());
        assertEquals(Optional.empty(), told.version());
    }

    @Test
    void whileItWasOffItNamesWhoSwitchedItOff() {
        Explanation told = explain(
                        List.of(
                                version(1, "2026-01-01T00:00:00Z", DAILY),
                                version(2, "2026-11-01T00:00:00Z", DAILY.withEnabled(false)),
                                version(3, "2026-11-20T00:00:00Z", DAILY)),
                        Optional.of(at("2026-11-25T01:30:00Z")))
                .at(at("2026-11-10T01:30:00Z"), Optional.empty());
        assertEquals("DISABLED", told.rule());
        assertEquals(
                "The schedule was off: version 2, saved by ada, is in force since 2026-11-01T00:00:00Z.", told.why());
    }

    @Test
    void theOldDefinitionDecidesUpToAnEdit() {
        Explain explain = explain(
                List.of(
                        version(1, "2026-01-01T00:00:00Z", DAILY),
                        version(2, "2026-11-24T01:30:00Z", Versions.cron("0 5 * * *", "Europe/Paris"))),
                Optional.of(at("2026-11-25T04:00:00Z")));
        Explanation told = explain.at(
                at("2026-11-24T01:30:00Z"), Optional.of(SlotEntry.ran(ID, at("2026-11-24T01:30:00Z"), new UUID(0, 7))));
        assertEquals(1, told.version().orElseThrow().number());
        assertEquals(
                Fate.NO_SLOT,
                explain.at(at("2026-11-25T01:30:00Z"), Optional.empty()).fate());
        assertEquals(
                Fate.WILL_RUN,
                explain.at(at("2026-11-25T04:00:00Z"), Optional.empty()).fate());
    }

    @Test
    void aSlotThatIsDueWhileNoDaemonIsUpWaits() {
        Explanation told = explain(
                        List.of(version(1, "2026-01-01T00:00:00Z", DAILY)), Optional.of(at("2026-11-24T01:30:00Z")))
                .at(at("2026-11-24T01:30:00Z"), Optional.empty());
        assertEquals(Fate.WAITING, told.fate());
    }

    @Test
    void aSlotOfAPauseWillBeSkippedAndOneAfterItsEndWillRun() {
        Pause pause = new Pause(NOW, Optional.of(at("2026-11-26T00:00:00Z")), "stocktaking", "bob");
        Explain explain = explain(
                List.of(new Version(1, at("2026-01-01T00:00:00Z"), Optional.of(DAILY), Optional.of(pause), "bob")),
                Optional.of(at("2026-11-25T01:30:00Z")));
        Explanation told = explain.at(at("2026-11-25T01:30:00Z"), Optional.empty());
        assertEquals(Fate.WILL_BE_SKIPPED, told.fate());
        assertEquals("PAUSED", told.rule());
        assertTrue(told.why().contains("paused by bob"), told.why());
        assertEquals(
                Fate.WILL_RUN,
                explain.at(at("2026-11-26T01:30:00Z"), Optional.empty()).fate());
    }

    @Test
    void aDefinitionThatCannotBeReadSaysSo() {
        Explanation told = explain(
                        List.of(new Version(1, at("2026-01-01T00:00:00Z"), Optional.empty(), Optional.empty(), "ada")),
                        Optional.empty())
                .at(NOW, Optional.empty());
        assertEquals("UNREADABLE", told.rule());
    }

    @Test
    void aLineThatIsGoneIsNotInventedAnew() {
        assertEquals(Fate.FORGOTTEN, daily("2026-10-10T00:30:00Z").fate());
    }

    @Test
    void theLedgerIsBelievedWhereTheTimingNoLongerHasTheSlot() {
        Explanation told = daily("2026-11-24T00:30:00Z", SlotEntry.ran(ID, at("2026-11-24T00:30:00Z"), new UUID(0, 7)));
        assertEquals(Fate.RAN, told.fate());
        assertEquals(Optional.empty(), told.firing());
    }

    @Test
    void jitterIsInTheStartAndNotInTheSlot() {
        ScheduleDefinition jittered = with(Duration.ofMinutes(40));
        Explanation told = explain(
                        List.of(version(1, "2026-01-01T00:00:00Z", jittered)), Optional.of(at("2026-11-25T01:30:00Z")))
                .at(at("2026-11-25T01:30:00Z"), Optional.empty());
        Duration later = Duration.between(told.at(), told.startsAt().orElseThrow());
        assertTrue(!later.isNegative() && later.compareTo(Duration.ofMinutes(40)) <= 0, later.toString());
    }

    @Test
    void aMomentBesideTheSlotIsNotTheSlot() {
        assertEquals(Fate.NO_SLOT, daily("2026-11-25T01:30:00.001Z").fate());
    }

    private static Explanation daily(String instant, SlotEntry... line) {
        return explain(List.of(version(1, "2026-01-01T00:00:00Z", DAILY)), Optional.of(at("2026-11-25T01:30:00Z")))
                .at(at(instant), List.of(line).stream().findFirst());
    }

    private static Explain explain(List<Version> versions, Optional<Instant> waiting) {
        return new Explain(ID, Timeline.of(versions), waiting, NOW);
    }

    private static Version version(long number, String from, ScheduleDefinition definition) {
        return Versions.of(number, from, definition);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private static SlotEntry line(String dueAt, SlotReason reason, String evidence) {
        return new SlotEntry(
                ID,
                at(dueAt),
                Optional.empty(),
                1,
                reason.skipped() ? SlotOutcome.SKIPPED : SlotOutcome.MISSED,
                Optional.of(reason.name()),
                Optional.of(evidence),
                Optional.empty());
    }

    private static SlotEntry span(String from, String until, long count) {
        return new SlotEntry(
                ID,
                at(from),
                Optional.of(at(until)),
                count,
                SlotOutcome.MISSED,
                Optional.of(SlotReason.BEFORE_WINDOW.name()),
                Optional.of("no daemon was in charge until 2026-11-23T00:00:00Z"),
                Optional.empty());
    }

    private static ScheduleDefinition with(Gap gap) {
        return with(new ClockChanges(gap, Repeat.FIRST), Duration.ZERO);
    }

    private static ScheduleDefinition with(Duration jitter) {
        return with(ClockChanges.DEFAULT, jitter);
    }

    private static ScheduleDefinition with(ClockChanges changes, Duration jitter) {
        return new ScheduleDefinition(
                DAILY.name(),
                DAILY.description(),
                true,
                DAILY.timing(),
                DAILY.timeZone(),
                DAILY.jobs(),
                DAILY.onFailure(),
                DAILY.overlap(),
                DAILY.catchUp(),
                changes,
                jitter,
                Optional.empty());
    }
}
