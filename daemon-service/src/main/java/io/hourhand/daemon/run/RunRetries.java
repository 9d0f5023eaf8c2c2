package io.hourhand.daemon.run;

import io.hourhand.policy.RetryDecision;
import io.hourhand.run.Ids;
import io.hourhand.run.JobSpec;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows an attempt that failed: another one at its time, or the reason why there is none. Pure. */
final class RunRetries {

    private static final String NOT_AGAIN = "Not tried again";

    private RunRetries() {}

    /**
     * Whether the job's retry rule has a say in what follows; only then the schedule's next slot need be known.
     *
     * @param state with the attempt still going on
     */
    static boolean decide(RunPlan plan, RunState state, RunEvent.JobEnded ended) {
        boolean failed =
                switch (ended.status()) {
                    case FAILED, TIMED_OUT -> true;
                    case PENDING, RUNNING, SUCCEEDED, CANCELLED, SKIPPED, INTERRUPTED -> false;
                };
        return failed
                && state.stop().isEmpty()
                && counted(state, ended) < plan.job(ended.position()).retry().maxAttempts();
    }

    /**
     * What follows.
     *
     * @param state with the attempt still going on
     * @param nextSlot of the schedule: a retry begins before it or not at all
     * @param random from 0.0 up to but not including 1.0
     */
    static List<RunEvent> after(
            RunPlan plan, RunState state, RunEvent.JobEnded ended, Optional<Instant> nextSlot, double random) {
        if (!decide(plan, state, ended)) {
            return List.of(ended);
        }
        if (ended.leftBehind()) {
            return List.of(because(ended, NOT_AGAIN + ": the attempt that was left behind may still go on."));
        }
        JobSpec job = plan.job(ended.position());
        return switch (job.retry().decide(counted(state, ended), ended.at(), nextSlot, random)) {
            case RetryDecision.Again(Instant at) ->
                List.of(
                        ended,
                        new RunEvent.RetryPlanned(
                                Ids.next(), ended.position(), ended.attempt() + 1, at, nextSlot, ended.at()));
            case RetryDecision.GiveUp(RetryDecision.Reason reason) -> List.of(because(ended, reason, nextSlot));
        };
    }

    /**
     * What follows when the time of an attempt has come, or the run was stopped before it: its start, or its end
     * without one. Nothing as long as it has to wait.
     */
    static Optional<RunEvent> afterWait(RunPlan plan, RunState state, RunState.Attempt waiting, Instant now) {
        if (state.stop().isPresent()) {
            RunStop stop = state.stop().get();
            return over(waiting, stop.waiting(), stop.reason(plan) + " This attempt still waited for its time.", now);
        }
        RunState.Planned planned = waiting.planned().orElseThrow();
        Optional<Instant> passed = planned.before().filter(slot -> !now.isBefore(slot));
        if (passed.isPresent()) {
            String before = state.attempts().stream()
                    .filter(attempt -> attempt.position() == waiting.position())
                    .flatMap(attempt -> attempt.error().stream())
                    .reduce((earlier, later) -> later)
                    .map(error -> " The attempt before it: " + error)
                    .orElse("");
            String reason = NOT_AGAIN + ": the schedule's next slot, " + passed.get()
                    + ", came before the daemon was back." + before;
            return over(waiting, JobStatus.FAILED, reason, now);
        }
        return now.isBefore(planned.startsAt())
                ? Optional.empty()
                : Optional.of(new RunEvent.JobStarted(waiting.id(), waiting.position(), waiting.number(), now));
    }

    private static Optional<RunEvent> over(RunState.Attempt waiting, JobStatus status, String reason, Instant now) {
        return Optional.of(RunSteps.ended(waiting, status, Optional.of(reason), now));
    }

    /** Whether a line of an error is the reason why there is no further attempt. */
    static boolean isReason(String line) {
        return line.startsWith(NOT_AGAIN);
    }

    /** The attempt that has just ended included; those that a daemon's end interrupted do not count. */
    private static int counted(RunState state, RunEvent.JobEnded ended) {
        return state.attempts(ended.position(), JobStatus.FAILED, JobStatus.TIMED_OUT) + 1;
    }

    private static RunEvent because(RunEvent.JobEnded ended, RetryDecision.Reason reason, Optional<Instant> nextSlot) {
        String slot = nextSlot.map(at -> " That is " + at + ".").orElse("");
        return because(ended, NOT_AGAIN + ". " + reason.sentence() + slot);
    }

    private static RunEvent because(RunEvent.JobEnded ended, String reason) {
        String error = ended.error().map(text -> text + "\n").orElse("") + reason;
        return new RunEvent.JobEnded(
                ended.id(),
                ended.position(),
                ended.attempt(),
                ended.status(),
                Optional.of(error),
                ended.output(),
                ended.leftBehind(),
                ended.at());
    }
}
