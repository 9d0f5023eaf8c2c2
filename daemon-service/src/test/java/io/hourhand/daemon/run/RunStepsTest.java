package io.hourhand.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStepsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void jobsFollowEachOtherAndTheRunEndsAfterTheLast() {
        RunPlan plan = plan(3, OnFailure.CONTINUE, OnRestart.RERUN);
        RunState state = ended(plan, JobStatus.SUCCEEDED, JobStatus.SUCCEEDED, JobStatus.SUCCEEDED);
        assertEquals(RunStatus.SUCCEEDED, state.status());
        assertEquals(List.of(1, 2, 3), positions(state));
        assertEquals(3, state.succeeded());
        assertEquals(0, state.failed());
    }

    @Test
    void afterAFailureTheRestRunsAndIsCounted() {
        RunState state = ended(
                plan(3, OnFailure.CONTINUE, OnRestart.RERUN),
                JobStatus.SUCCEEDED,
                JobStatus.FAILED,
                JobStatus.SUCCEEDED);
        assertEquals(RunStatus.FAILED, state.status());
        assertEquals(2, state.succeeded());
        assertEquals(1, state.failed());
    }

    @Test
    void whereAScheduleStopsAtAFailureTheRestIsSkippedAndCountsInNeither() {
        RunState state = ended(plan(4, OnFailure.STOP, OnRestart.RERUN), JobStatus.SUCCEEDED, JobStatus.TIMED_OUT);
        assertEquals(RunStatus.FAILED, state.status());
        assertEquals(1, state.succeeded());
        assertEquals(1, state.failed());
        assertEquals(2, state.jobs(JobStatus.SKIPPED));
    }

    @Test
    void aCancelPassesOverWhatHasNotBegun() {
        RunPlan plan = plan(3, OnFailure.CONTINUE, OnRestart.RERUN);
        RunState running = begin(plan);
        RunState asked = running.apply(new RunEvent.CancelAsked(NOW));
        RunState state = end(plan, asked, JobStatus.CANCELLED);
        assertEquals(RunStatus.CANCELLED, state.status());
        assertEquals(3, state.jobs(JobStatus.CANCELLED));
        assertEquals(0, state.succeeded() + state.failed());
    }

    @Test
    void aCancelThatComesAfterTheLastJobChangesNothing() {
        RunPlan plan = plan(1, OnFailure.CONTINUE, OnRestart.RERUN);
        RunState asked = begin(plan).apply(new RunEvent.CancelAsked(NOW));
        assertEquals(RunStatus.SUCCEEDED, end(plan, asked, JobStatus.SUCCEEDED).status());
    }

    @Test
    void theRunBeginsWhenItsFirstJobDoes() {
        RunPlan plan = plan(1, OnFailure.CONTINUE, OnRestart.RERUN);
        RunState started = RunState.NEW.apply(new RunEvent.Started(1, NOW.minusSeconds(5)));
        assertEquals(Optional.empty(), started.startedAt());
        assertEquals(Optional.of(NOW), begin(plan).startedAt());
    }

    @Test
    @Tag("faults-row-41")
    void aLongErrorIsCutBetweenCharacters() {
        RunState.Attempt attempt =
                begin(plan(1, OnFailure.CONTINUE, OnRestart.RERUN)).inFlight().orElseThrow();
        String error = "🎉".repeat(3_000);
        JobOutcome outcome = new JobOutcome(
                new JobKey(Ids.next(), 1, 1), JobStatus.FAILED, Optional.of(error), Optional.of(error), false, NOW);
        RunEvent.JobEnded ended = RunSteps.ended(attempt, outcome);
        assertEquals("🎉".repeat(1_999) + "…", ended.error().orElseThrow());
        assertEquals(ended.error(), ended.output());
    }

    @Test
    void aRetryBeginsAtItsFirstPosition() {
        RunPlan plan = plan(3, OnFailure.CONTINUE, OnRestart.RERUN).again(2);
        assertEquals(List.of(2, 3), positions(ended(plan, JobStatus.SUCCEEDED, JobStatus.SUCCEEDED)));
    }

    @ParameterizedTest
    @EnumSource(OnRestart.class)
    void anAttemptThatADeadDaemonLeftIsInterruptedAndThenItsRuleHolds(OnRestart rule) {
        RunPlan plan = plan(2, OnFailure.CONTINUE, rule);
        RunState lost = begin(plan);
        RunState state = lost;
        for (RunEvent event : RunRestart.after(plan, lost, lost.inFlight().orElseThrow(), NOW, 0)) {
            state = state.apply(event);
        }
        assertEquals(JobStatus.INTERRUPTED, state.attempts().getFirst().status());
        assertEquals(
                switch (rule) {
                    case RERUN -> JobStatus.RUNNING;
                    case SKIP -> JobStatus.SKIPPED;
                    case FAIL -> JobStatus.FAILED;
                },
                state.latest(1).orElseThrow().status());
        assertEquals(2, state.latest(1).orElseThrow().number());
        RunState over = rule == OnRestart.RERUN ? end(plan, state, JobStatus.SUCCEEDED) : go(plan, state);
        RunState done = end(plan, over, JobStatus.SUCCEEDED);
        assertEquals(rule == OnRestart.RERUN ? RunStatus.SUCCEEDED : RunStatus.FAILED, done.status());
        assertEquals(rule == OnRestart.FAIL ? 1 : 0, done.failed());
    }

    @Test
    void attemptsHaveTheIdsOfTheirRows() {
        RunPlan plan = plan(2, OnFailure.CONTINUE, OnRestart.RERUN);
        RunState state = ended(plan, JobStatus.SUCCEEDED, JobStatus.FAILED);
        assertEquals(
                plan.executionIds(),
                state.attempts().stream().map(RunState.Attempt::id).toList());
        assertTrue(state.inFlight().isEmpty());
    }

    private static RunState begin(RunPlan plan) {
        return go(plan, RunState.NEW.apply(new RunEvent.Started(1, NOW)));
    }

    private static RunState ended(RunPlan plan, JobStatus... outcomes) {
        RunState state = begin(plan);
        for (JobStatus outcome : outcomes) {
            state = end(plan, state, outcome);
        }
        return state;
    }

    /** The attempt that goes on ends, and what follows is decided. */
    private static RunState end(RunPlan plan, RunState state, JobStatus outcome) {
        RunState.Attempt attempt = state.inFlight().orElseThrow();
        return go(plan, state.apply(RunSteps.ended(attempt, outcome, Optional.empty(), NOW)));
    }

    private static RunState go(RunPlan plan, RunState state) {
        RunState reached = state;
        for (RunEvent event : RunSteps.next(plan, state, NOW)) {
            reached = reached.apply(event);
        }
        return reached;
    }

    private static List<Integer> positions(RunState state) {
        return state.attempts().stream().map(RunState.Attempt::position).toList();
    }

    private static RunPlan plan(int jobs, OnFailure onFailure, OnRestart onRestart) {
        return new RunPlan(
                IntStream.rangeClosed(1, jobs)
                        .mapToObj(number -> new JobSpec(
                                "job" + number, "sql", "{}", Duration.ofMinutes(1), Retry.DEFAULT, onRestart))
                        .toList(),
                Stream.generate(Ids::next).limit(jobs).toList(),
                onFailure,
                1,
                Optional.empty());
    }
}
