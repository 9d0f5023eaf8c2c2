package io.hourhand.daemon.run;

import io.hourhand.policy.OnFailure;
import io.hourhand.run.Ids;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which events come next for a run: the rules by which it goes from job to job. Pure. */
final class RunSteps {

    private RunSteps() {}

    /**
     * What follows when no attempt is going on: the next job's start, or the end of the run with all that is passed over
     * on the way. The events are persisted together.
     */
    static List<RunEvent> next(RunPlan plan, RunState state, Instant now) {
        int position = nextPosition(plan, state);
        if (position > plan.jobs().size()) {
            return List.of(end(state, now));
        }
        if (state.cancelAsked()) {
            return passOver(plan, position, JobStatus.CANCELLED, RunStatus.CANCELLED, now);
        }
        if (plan.onFailure() == OnFailure.STOP && !allGood(state)) {
            return passOver(plan, position, JobStatus.SKIPPED, RunStatus.FAILED, now);
        }
        return List.of(new RunEvent.JobStarted(plan.executionId(position), position, 1, now));
    }

    /**
     * What becomes of the attempt that a dead daemon left: it was interrupted, and then the job's own rule holds. An
     * interrupted attempt does not count towards the job's attempts.
     */
    static List<RunEvent> afterRestart(RunPlan plan, RunState.Attempt lost, Instant now) {
        RunEvent interrupted =
                ended(lost, JobStatus.INTERRUPTED, Optional.of("The daemon ended while this job was running."), now);
        return switch (plan.job(lost.position()).onRestart()) {
            case RERUN ->
                List.of(interrupted, new RunEvent.JobStarted(Ids.next(), lost.position(), lost.number() + 1, now));
            case SKIP ->
                List.of(
                        interrupted,
                        passedOver(Ids.next(), lost.position(), lost.number() + 1, JobStatus.SKIPPED, now));
            case FAIL ->
                List.of(
                        interrupted,
                        new RunEvent.JobEnded(
                                Ids.next(),
                                lost.position(),
                                lost.number() + 1,
                                JobStatus.FAILED,
                                Optional.of("Not run again after the daemon's restart, as onRestart is FAIL."),
                                Optional.empty(),
                                now));
        };
    }

    static RunEvent.JobEnded ended(RunState.Attempt attempt, JobStatus status, Optional<String> error, Instant now) {
        return new RunEvent.JobEnded(
                attempt.id(), attempt.position(), attempt.number(), status, error, Optional.empty(), now);
    }

    private static int nextPosition(RunPlan plan, RunState state) {
        return state.attempts().isEmpty()
                ? plan.firstPosition()
                : state.attempts().getLast().position() + 1;
    }

    private static boolean allGood(RunState state) {
        return state.failed() == 0;
    }

    private static List<RunEvent> passOver(
            RunPlan plan, int from, JobStatus jobStatus, RunStatus runStatus, Instant now) {
        List<RunEvent> events = new ArrayList<>();
        for (int position = from; position <= plan.jobs().size(); position++) {
            events.add(passedOver(plan.executionId(position), position, 1, jobStatus, now));
        }
        events.add(new RunEvent.Ended(runStatus, now));
        return events;
    }

    private static RunEvent passedOver(UUID id, int position, int attempt, JobStatus status, Instant now) {
        return new RunEvent.JobEnded(id, position, attempt, status, Optional.empty(), Optional.empty(), now);
    }

    private static RunEvent end(RunState state, Instant now) {
        boolean cut = state.cancelAsked() && state.jobs(JobStatus.CANCELLED) > 0;
        boolean good = allGood(state) && state.jobs(JobStatus.SKIPPED) == 0;
        return new RunEvent.Ended(cut ? RunStatus.CANCELLED : good ? RunStatus.SUCCEEDED : RunStatus.FAILED, now);
    }
}
