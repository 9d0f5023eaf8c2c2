package io.hourhand.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunRetriesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Optional<Instant> NO_SLOT = Optional.empty();
    private static final Retry THREE = new Retry(3, Duration.ofSeconds(10), 2.0, Duration.ofMinutes(5));

    @ParameterizedTest
    @EnumSource(
            value = JobStatus.class,
            names = {"FAILED", "TIMED_OUT"})
    void aFailedAttemptIsFollowedByAnotherAfterItsBackOff(JobStatus status) {
        RunState state = fail(begun(THREE), status, NO_SLOT, 0.5);
        RunState.Attempt waiting = state.waiting().orElseThrow();
        assertEquals(2, waiting.number());
        assertEquals(NOW.plusSeconds(5), waiting.planned().orElseThrow().startsAt());
        assertEquals(0, state.failed(), "nothing has failed yet");
        assertEquals(List.of(), RunSteps.next(plan(THREE), state, NOW.plusMillis(4_999)));
    }

    @Test
    void itBeginsAtItsTimeAndItsSuccessIsTheJobs() {
        RunPlan plan = plan(THREE);
        RunState state = fail(begun(plan), JobStatus.FAILED, NO_SLOT, 0.5);
        RunState again = next(plan, state, NOW.plusSeconds(5));
        assertEquals(2, again.inFlight().orElseThrow().number());
        RunState done = next(plan, end(again, JobStatus.SUCCEEDED), NOW.plusSeconds(6));
        assertEquals(2, done.inFlight().orElseThrow().position(), "the next job runs");
        assertEquals(1, done.succeeded());
        assertEquals(0, done.failed());
    }

    @Test
    void theLastAttemptsFailureIsTheJobs() {
        RunPlan plan = plan(THREE);
        RunState state = begun(plan);
        for (int attempt = 1; attempt < 3; attempt++) {
            state = next(plan, fail(state, JobStatus.FAILED, NO_SLOT, 0), NOW);
        }
        state = fail(state, JobStatus.FAILED, NO_SLOT, 0);
        assertTrue(state.waiting().isEmpty());
        assertEquals(3, state.attempts(1, JobStatus.FAILED));
        assertEquals(1, state.failed(), "a job counts once, however often it was tried");
        assertEquals(Optional.of("boom"), state.latest(1).orElseThrow().error());
    }

    @Test
    void anAttemptThatADaemonsEndInterruptedDoesNotCount() {
        RunPlan plan = plan(THREE);
        RunState state = begun(plan);
        for (int end = 0; end < 2; end++) {
            state = all(state, RunRestart.after(plan, state, state.inFlight().orElseThrow(), NOW, 0));
        }
        assertEquals(3, state.inFlight().orElseThrow().number());
        state = fail(state, JobStatus.FAILED, NO_SLOT, 0);
        assertEquals(4, state.waiting().orElseThrow().number());
        assertEquals(2, state.counting(1), "the second of three");
    }

    @Test
    void aRetryThatWouldPassTheNextSlotIsDroppedWithItsReason() {
        RunState state = fail(begun(THREE), JobStatus.FAILED, Optional.of(NOW.plusSeconds(5)), 0.5);
        assertTrue(state.waiting().isEmpty());
        assertEquals(
                Optional.of("boom\nNot tried again. The next attempt would not start before the schedule's next slot."
                        + " That is 2026-11-24T02:00:05Z."),
                state.latest(1).orElseThrow().error());
        assertEquals(1, state.failed());
    }

    @Test
    void aRetryWhoseDaemonCameBackTooLateIsDroppedWithItsReason() {
        RunPlan plan = plan(THREE);
        RunState waits = fail(begun(plan), JobStatus.FAILED, Optional.of(NOW.plusSeconds(60)), 0.5);
        RunState state = next(plan, waits, NOW.plusSeconds(61));
        RunState.Attempt dropped = state.latest(1).orElseThrow();
        assertEquals(JobStatus.FAILED, dropped.status());
        assertTrue(dropped.error().orElseThrow().contains("2026-11-24T02:01:00Z"), dropped::toString);
        assertTrue(dropped.error().orElseThrow().contains("boom"), dropped::toString);
        assertEquals(2, state.inFlight().orElseThrow().position());
    }

    @Test
    void anAttemptThatIsLeftBehindIsNotJoinedByAnother() {
        RunState state = begun(THREE);
        RunEvent.JobEnded stuck = ended(state, JobStatus.TIMED_OUT, true);
        RunState after = all(state, RunRetries.after(plan(THREE), state, stuck, NO_SLOT, 0));
        assertTrue(after.waiting().isEmpty());
        assertTrue(after.latest(1).orElseThrow().error().orElseThrow().contains("Not tried again"));
    }

    @Test
    void aCancelEndsTheWaitAndTheRun() {
        RunPlan plan = plan(THREE);
        RunState waits = fail(begun(plan), JobStatus.FAILED, NO_SLOT, 0.5);
        RunState state = next(plan, waits.apply(new RunEvent.CancelAsked(NOW)), NOW);
        assertEquals(RunStatus.CANCELLED, state.status());
        assertEquals(2, state.jobs(JobStatus.CANCELLED));
    }

    @Test
    void afterACancelNothingIsTriedAgain() {
        RunState asked = begun(THREE).apply(new RunEvent.CancelAsked(NOW));
        assertFalse(RunRetries.decide(plan(THREE), asked, ended(asked, JobStatus.FAILED, false)));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobStatus.class,
            names = {"SUCCEEDED", "CANCELLED", "SKIPPED", "INTERRUPTED"})
    void whatDidNotFailIsNotTriedAgain(JobStatus status) {
        RunState state = begun(THREE);
        assertFalse(RunRetries.decide(plan(THREE), state, ended(state, status, false)));
    }

    @Test
    void whereAScheduleStopsAtAFailureItStopsOnlyAtTheLastAttempts() {
        RunPlan plan = new RunPlan(plan(THREE).jobs(), plan(THREE).executionIds(), OnFailure.STOP, 1, Optional.empty());
        RunState waits = fail(begun(plan), JobStatus.FAILED, NO_SLOT, 0.5);
        assertEquals(
                1,
                next(plan, waits, NOW.plusSeconds(5)).inFlight().orElseThrow().position());
    }

    private static RunState begun(Retry retry) {
        return begun(plan(retry));
    }

    private static RunState begun(RunPlan plan) {
        return next(plan, RunState.NEW.apply(new RunEvent.Started(1, NOW)), NOW);
    }

    private static RunState fail(RunState state, JobStatus status, Optional<Instant> nextSlot, double random) {
        return all(state, RunRetries.after(plan(THREE), state, ended(state, status, false), nextSlot, random));
    }

    private static RunState end(RunState state, JobStatus status) {
        return state.apply(ended(state, status, false));
    }

    private static RunEvent.JobEnded ended(RunState state, JobStatus status, boolean leftBehind) {
        RunState.Attempt attempt = state.inFlight().orElseThrow();
        return new RunEvent.JobEnded(
                attempt.id(),
                attempt.position(),
                attempt.number(),
                status,
                Optional.of("boom"),
                Optional.empty(),
                leftBehind,
                NOW);
    }

    private static RunState next(RunPlan plan, RunState state, Instant now) {
        return all(state, RunSteps.next(plan, state, now));
    }

    private static RunState all(RunState state, List<RunEvent> events) {
        RunState reached = state;
        for (RunEvent event : events) {
            reached = reached.apply(event);
        }
        return reached;
    }

    private static RunPlan plan(Retry retry) {
        JobSpec first = new JobSpec("flaky", "java", "{}", Duration.ofMinutes(1), retry, OnRestart.RERUN);
        JobSpec second = new JobSpec("next", "java", "{}", Duration.ofMinutes(1), Retry.DEFAULT, OnRestart.RERUN);
        return new RunPlan(
                List.of(first, second), List.of(Ids.next(), Ids.next()), OnFailure.CONTINUE, 1, Optional.empty());
    }
}
