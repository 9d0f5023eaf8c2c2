package io.hourhand.daemon.run;

import io.hourhand.daemon.job.JobOutcome;
import io.hourhand.policy.OnFailure;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import io.hourhand.text.Beginning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which events come next for a run: the rules by which it goes from job to job. Pure. */
final class RunSteps {

    private static final int LONGEST_TEXT = 4_000;

    private RunSteps() {}

    /**
     * What follows when no attempt is going on: the next job's start, or the end of the run with all that is passed over
     * on the way; nothing while an attempt waits for its time. The events are persisted together.
     */
    static List<RunEvent> next(RunPlan plan, RunState state, Instant now) {
        Optional<RunState.Attempt> waiting = state.waiting();
        if (waiting.isEmpty()) {
            return nextJob(plan, state, now);
        }
        Optional<RunEvent> due = RunRetries.afterWait(plan, state, waiting.get(), now);
        if (due.isEmpty()) {
            return List.of();
        }
        RunState after = state.apply(due.get());
        List<RunEvent> events = new ArrayList<>(List.of(due.get()));
        if (after.inFlight().isEmpty()) {
            events.addAll(nextJob(plan, after, now));
        }
        return events;
    }

    /** What happened together with all that follows from it: the events of one commit. */
    static List<RunEvent> onward(RunPlan plan, RunState state, List<RunEvent> happened, Instant now) {
        List<RunEvent> events = new ArrayList<>(happened);
        RunState reached = state.after(happened);
        Optional<RunState.Attempt> cut = reached.interrupted();
        if (cut.isPresent()) {
            RunEvent instead = RunRestart.afterStop(plan, reached, cut.get(), now);
            events.add(instead);
            reached = reached.apply(instead);
        }
        if (reached.inFlight().isEmpty()) {
            events.addAll(next(plan, reached, now));
        }
        return events;
    }

    private static List<RunEvent> nextJob(RunPlan plan, RunState state, Instant now) {
        int position = nextPosition(plan, state);
        if (state.abandoned()) {
            JobStatus left = state.stop().map(RunStop::left).orElse(JobStatus.SKIPPED);
            return passOver(plan, position, left, RunStatus.ABANDONED, now);
        }
        if (position > plan.jobs().size()) {
            return List.of(end(state, now));
        }
        if (state.stop().isPresent()) {
            RunStop stop = state.stop().get();
            return passOver(plan, position, stop.left(), stop.run(), now);
        }
        if (plan.onFailure() == OnFailure.STOP && !allGood(state)) {
            return passOver(plan, position, JobStatus.SKIPPED, RunStatus.FAILED, now);
        }
        return List.of(new RunEvent.JobStarted(plan.executionId(position), position, 1, now));
    }

    static RunEvent.JobEnded ended(RunState.Attempt attempt, JobStatus status, Optional<String> error, Instant now) {
        return new RunEvent.JobEnded(
                attempt.id(), attempt.position(), attempt.number(), status, error, Optional.empty(), false, now);
    }

    /** An attempt that its job ended. The journal keeps the gist of its words; the whole is in the job's log. */
    static RunEvent.JobEnded ended(RunState.Attempt attempt, JobOutcome outcome) {
        return new RunEvent.JobEnded(
                attempt.id(),
                attempt.position(),
                attempt.number(),
                outcome.status(),
                outcome.error().map(text -> Beginning.shown(text, LONGEST_TEXT)),
                outcome.output().map(text -> Beginning.shown(text, LONGEST_TEXT)),
                outcome.leftBehind(),
                outcome.endedAt());
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
        return new RunEvent.JobEnded(id, position, attempt, status, Optional.empty(), Optional.empty(), false, now);
    }

    private static RunEvent end(RunState state, Instant now) {
        boolean cut = state.stop().equals(Optional.of(RunStop.CANCEL)) && state.jobs(JobStatus.CANCELLED) > 0;
        boolean good = allGood(state) && state.jobs(JobStatus.SKIPPED) == 0;
        return new RunEvent.Ended(cut ? RunStatus.CANCELLED : good ? RunStatus.SUCCEEDED : RunStatus.FAILED, now);
    }
}
