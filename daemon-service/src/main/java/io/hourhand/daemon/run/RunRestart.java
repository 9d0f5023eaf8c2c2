package io.hourhand.daemon.run;

import io.hourhand.policy.Retry;
import io.hourhand.policy.RetryDecision;
import io.hourhand.run.Ids;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What becomes of the attempt that a dead daemon left. Pure. */
final class RunRestart {

    /** So many interruptions in one run may befall a job that is run again at once. */
    private static final int UNSUSPICIOUS = 2;

    /**
     * A job that takes its daemon down each time must neither keep it from all other work nor go on for ever: after some
     * interruptions it waits longer and longer, and in the end it has failed.
     */
    private static final Retry SUSPICIOUS = new Retry(8, Duration.ofSeconds(5), 2.0, Duration.ofMinutes(5));

    static final int MOST_INTERRUPTIONS = UNSUSPICIOUS + SUSPICIOUS.maxAttempts();

    private RunRestart() {}

    /**
     * The attempt was interrupted, and then the job's own rule holds. An interrupted attempt does not count towards the
     * job's attempts.
     *
     * @param lost the attempt that was going on
     * @param random from 0.0 up to but not including 1.0
     */
    static List<RunEvent> after(RunPlan plan, RunState state, RunState.Attempt lost, Instant now, double random) {
        RunEvent interrupted = RunSteps.ended(
                lost, JobStatus.INTERRUPTED, Optional.of("The daemon ended while this job was running."), now);
        return List.of(interrupted, byRule(plan, state, lost, () -> rerun(state, lost, now, random), now));
    }

    /**
     * What follows an attempt that was written down as interrupted already, by the daemon that was stopped. That was not
     * the job's doing, so it is run again at once.
     */
    static RunEvent afterStop(RunPlan plan, RunState state, RunState.Attempt lost, Instant now) {
        return byRule(
                plan,
                state,
                lost,
                () -> new RunEvent.JobStarted(Ids.next(), lost.position(), lost.number() + 1, now),
                now);
    }

    private static RunEvent byRule(
            RunPlan plan, RunState state, RunState.Attempt lost, Supplier<RunEvent> rerun, Instant now) {
        if (state.stop().isPresent()) {
            RunStop stop = state.stop().get();
            return instead(lost, stop.waiting(), Optional.of(stop.reason(plan)), now);
        }
        return switch (plan.job(lost.position()).onRestart()) {
            case RERUN -> rerun.get();
            case SKIP -> instead(lost, JobStatus.SKIPPED, Optional.empty(), now);
            case FAIL ->
                instead(
                        lost,
                        JobStatus.FAILED,
                        Optional.of("Not run again after the daemon's restart, as onRestart is FAIL."),
                        now);
        };
    }

    private static RunEvent rerun(RunState state, RunState.Attempt lost, Instant now, double random) {
        int interruptions = state.attempts(lost.position(), JobStatus.INTERRUPTED) + 1;
        if (interruptions <= UNSUSPICIOUS) {
            return new RunEvent.JobStarted(Ids.next(), lost.position(), lost.number() + 1, now);
        }
        return switch (SUSPICIOUS.decide(interruptions - UNSUSPICIOUS, now, Optional.empty(), random)) {
            case RetryDecision.Again(Instant at) ->
                new RunEvent.RetryPlanned(Ids.next(), lost.position(), lost.number() + 1, at, Optional.empty(), now);
            case RetryDecision.GiveUp giveUp ->
                instead(
                        lost,
                        JobStatus.FAILED,
                        Optional.of(
                                "Not run again: " + interruptions
                                        + " times the daemon ended while this job was running. It may be the job that ends it."),
                        now);
        };
    }

    private static RunEvent instead(RunState.Attempt lost, JobStatus status, Optional<String> error, Instant now) {
        return new RunEvent.JobEnded(
                Ids.next(), lost.position(), lost.number() + 1, status, error, Optional.empty(), false, now);
    }
}
