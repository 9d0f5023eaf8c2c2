package io.hourhand.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.daemon.job.JobKey;
import io.hourhand.daemon.job.JobOutcome;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import io.hourhand.run.Ids;
import io.hourhand.run.JobSpec;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs that end before their jobs have: cancelled, out of time, or with a job that would not end. */
class RunStopsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final RunPlan PLAN = new RunPlan(
            Stream.of("one", "two", "three").map(RunStopsTest::job).toList(),
            Stream.generate(Ids::next).limit(3).toList(),
            OnFailure.CONTINUE,
            1,
            Optional.of(LIMIT));

    @Test
    void aRunThatIsOutOfTimeHasFailedAndLeavesWhatHasNotBegun() {
        RunState state = end(begun().apply(new RunEvent.TimeIsUp(NOW)), JobStatus.TIMED_OUT, false);
        assertEquals(RunStatus.FAILED, state.status());
        assertEquals(List.of("TIMED_OUT", "SKIPPED", "SKIPPED"), story(state));
        assertEquals(1, state.failed());
    }

    @Test
    void itsTimeCountsFromItsFirstJobAlsoForALaterDaemon() {
        RunState running = begun();
        assertFalse(RunClock.isUp(PLAN, running, NOW.plus(LIMIT).minusMillis(1)));
        assertTrue(RunClock.isUp(PLAN, running, NOW.plus(LIMIT)));
        RunTakeUp later = takeUp(running, 2, false, NOW.plus(LIMIT));
        assertInstanceOf(RunEvent.TimeIsUp.class, later.events().get(1));
        assertEquals(
                List.of("INTERRUPTED", "FAILED"),
                story(running.after(later.events())),
                "what was interrupted does not begin again");
    }

    @Test
    void aRunnerSleepsUntilTheTimeIsUpButNeverLong() {
        assertEquals(
                Optional.of(Duration.ofMillis(5)),
                RunClock.nap(PLAN, begun(), NOW.plus(LIMIT).minusMillis(5)));
        assertEquals(Optional.of(Duration.ofSeconds(30)), RunClock.nap(PLAN, begun(), NOW));
        assertEquals(Optional.empty(), RunClock.nap(PLAN, begun().apply(new RunEvent.CancelAsked(NOW)), NOW));
    }

    @Test
    void anAttemptThatWaitsEndsWithItsRunsTime() {
        RunState waits = begun().apply(failed())
                .apply(new RunEvent.RetryPlanned(Ids.next(), 1, 2, NOW.plusSeconds(60), Optional.empty(), NOW));
        RunState state = go(waits.apply(new RunEvent.TimeIsUp(NOW)));
        assertEquals(List.of("FAILED", "FAILED", "SKIPPED", "SKIPPED"), story(state));
        assertTrue(state.latest(1)
                .orElseThrow()
                .error()
                .orElseThrow()
                .startsWith("The run took longer than its time limit of PT1H."));
    }

    @Test
    void theFirstReasonStands() {
        RunState state = begun().apply(new RunEvent.CancelAsked(NOW)).apply(new RunEvent.TimeIsUp(NOW));
        assertEquals(Optional.of(RunStop.CANCEL), state.stop());
        assertFalse(RunClock.isUp(PLAN, state, NOW.plus(LIMIT)));
    }

    @Test
    void aJobThatWouldNotEndLeavesTheRunAbandonedAndNoOtherBeginsBesideIt() {
        RunState cancelled = end(begun().apply(new RunEvent.CancelAsked(NOW)), JobStatus.CANCELLED, true);
        assertEquals(RunStatus.ABANDONED, cancelled.status());
        assertEquals(List.of("CANCELLED", "CANCELLED", "CANCELLED"), story(cancelled));
        RunState late = end(begun(), JobStatus.TIMED_OUT, true);
        assertEquals(RunStatus.ABANDONED, late.status());
        assertEquals(List.of("TIMED_OUT", "SKIPPED", "SKIPPED"), story(late));
    }

    @Test
    void oneThatAStoppingDaemonLeftEndsWithItsProcessAndIsRunAgain() {
        RunState left = begun().apply(ended(begun(), JobStatus.INTERRUPTED, true));
        List<RunEvent> onward = RunSteps.onward(PLAN, left, List.of(), NOW);
        assertEquals(RunStatus.RUNNING, left.after(onward).status());
        assertEquals(List.of("INTERRUPTED", "RUNNING"), story(left.after(onward)));
    }

    @Test
    void aCancelThatTheJournalDidNotTakeComesFirstWhenItDoesAgain() {
        RunTakeUp again = takeUp(begun(), 1, true, NOW);
        assertInstanceOf(RunTakeUp.Attach.class, again);
        assertEquals(Optional.of(RunStop.CANCEL), begun().after(again.events()).stop());
    }

    private static RunTakeUp takeUp(RunState state, long epoch, boolean cancelled, Instant now) {
        return RunTakeUp.of(PLAN, state, epoch, cancelled, attempt -> Optional.empty(), now, 0);
    }

    private static RunState begun() {
        return go(RunState.NEW.apply(new RunEvent.Started(1, NOW)));
    }

    private static RunEvent failed() {
        return ended(begun(), JobStatus.FAILED, false);
    }

    private static RunEvent ended(RunState state, JobStatus status, boolean leftBehind) {
        JobOutcome outcome = new JobOutcome(
                new JobKey(new UUID(0, 0), 1, 1), status, Optional.of("why"), Optional.empty(), leftBehind, NOW);
        return RunSteps.ended(state.inFlight().orElseThrow(), outcome);
    }

    private static RunState end(RunState state, JobStatus status, boolean leftBehind) {
        return go(state.apply(ended(state, status, leftBehind)));
    }

    private static RunState go(RunState state) {
        return state.after(RunSteps.next(PLAN, state, NOW));
    }

    private static List<String> story(RunState state) {
        return state.attempts().stream().map(attempt -> attempt.status().name()).toList();
    }

    private static JobSpec job(String name) {
        return new JobSpec(name, "sql", "{}", Duration.ofMinutes(1), new Retry(2, LIMIT, 1, LIMIT), OnRestart.RERUN);
    }
}
