package io.hourhand.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRestartTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private static final RunPlan PLAN = new RunPlan(
            List.of(new JobSpec("deadly", "java", "{}", Duration.ofMinutes(1), Retry.DEFAULT, OnRestart.RERUN)),
            List.of(Ids.next()),
            OnFailure.CONTINUE,
            1,
            Optional.empty());

    @Test
    void aJobThatTakesItsDaemonDownEachTimeWaitsLongerAndLongerAndHasFailedInTheEnd() {
        RunState state = begun();
        Instant now = NOW;
        List<Long> waits = new ArrayList<>();
        while (state.inFlight().isPresent()) {
            state = all(state, RunRestart.after(PLAN, state, state.inFlight().orElseThrow(), now, 0.999_999));
            Optional<Instant> startsAt =
                    state.waiting().flatMap(RunState.Attempt::planned).map(RunState.Planned::startsAt);
            if (startsAt.isPresent()) {
                waits.add(Math.round(Duration.between(now, startsAt.get()).toMillis() / 1000.0));
                now = startsAt.get();
                state = all(state, RunSteps.next(PLAN, state, now));
            }
        }
        assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 300L), waits);
        assertEquals(RunRestart.MOST_INTERRUPTIONS, state.attempts(1, JobStatus.INTERRUPTED));
        RunState.Attempt last = state.latest(1).orElseThrow();
        assertEquals(JobStatus.FAILED, last.status());
        assertTrue(last.error().orElseThrow().contains("10 times the daemon ended"), last::toString);
        assertEquals(
                RunStatus.FAILED, all(state, RunSteps.next(PLAN, state, now)).status());
    }

    @Test
    void theFirstTwoInterruptionsAreNobodysFaultAndCostNoTime() {
        RunState state = begun();
        for (int end = 1; end <= 2; end++) {
            state = all(state, RunRestart.after(PLAN, state, state.inFlight().orElseThrow(), NOW, 0.5));
            assertEquals(end + 1, state.inFlight().orElseThrow().number());
        }
    }

    @Test
    void aRunThatWasCancelledDoesNotBeginItsJobAgain() {
        RunState asked = begun().apply(new RunEvent.CancelAsked(NOW));
        RunState state =
                all(asked, RunRestart.after(PLAN, asked, asked.inFlight().orElseThrow(), NOW, 0.5));
        assertEquals(
                RunStatus.CANCELLED, all(state, RunSteps.next(PLAN, state, NOW)).status());
        assertEquals(
                List.of(JobStatus.INTERRUPTED, JobStatus.CANCELLED),
                state.attempts().stream().map(RunState.Attempt::status).toList());
    }

    @Test
    void whatAStoppedDaemonInterruptedIsRunAgainAtOnceHoweverOftenItIsStopped() {
        RunState state = begun();
        for (int stop = 1; stop <= 20; stop++) {
            RunState.Attempt going = state.inFlight().orElseThrow();
            RunState stopped = state.apply(
                    RunSteps.ended(going, JobStatus.INTERRUPTED, Optional.of("The daemon was stopped."), NOW));
            assertEquals(Optional.empty(), stopped.inFlight());
            state = all(stopped, RunSteps.onward(PLAN, stopped, List.of(new RunEvent.Resumed(stop, NOW)), NOW));
            assertEquals(stop + 1, state.inFlight().orElseThrow().number());
        }
        assertEquals(RunStatus.RUNNING, state.status());
    }

    @Test
    void aStoppedRunThatWasCancelledMeanwhileEndsAtItsNextStart() {
        RunState state = begun();
        RunState stopped = all(
                state,
                List.of(
                        RunSteps.ended(state.inFlight().orElseThrow(), JobStatus.INTERRUPTED, Optional.empty(), NOW),
                        new RunEvent.CancelAsked(NOW)));
        RunState after = all(stopped, RunSteps.onward(PLAN, stopped, List.of(), NOW));
        assertEquals(RunStatus.CANCELLED, after.status());
        assertEquals(JobStatus.CANCELLED, after.latest(1).orElseThrow().status());
    }

    private static RunState begun() {
        RunState state = RunState.NEW.apply(new RunEvent.Started(1, NOW));
        return all(state, RunSteps.next(PLAN, state, NOW));
    }

    private static RunState all(RunState state, List<RunEvent> events) {
        RunState reached = state;
        for (RunEvent event : events) {
            reached = reached.apply(event);
        }
        return reached;
    }
}
