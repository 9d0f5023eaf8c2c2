package io.hourhand.daemon.run;

import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the events of a run add up to.
 *
 * @param epoch of the lease under which the run was last taken up
 * @param attempts every attempt at every job so far, in the order in which they began
 */
record RunState(
        RunStatus status,
        long epoch,
        boolean cancelAsked,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        List<Attempt> attempts) {

    static final RunState NEW = new RunState(RunStatus.QUEUED, 0, false, Optional.empty(), Optional.empty(), List.of());

    RunState {
        attempts = List.copyOf(attempts);
    }

    /** One attempt at one job. */
    record Attempt(
            UUID id,
            int position,
            int number,
            JobStatus status,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<String> error,
            Optional<String> output) {}

    RunState apply(RunEvent event) {
        return switch (event) {
            case RunEvent.Started started ->
                new RunState(RunStatus.RUNNING, started.epoch(), cancelAsked, startedAt, endedAt, attempts);
            case RunEvent.Resumed resumed ->
                new RunState(status, resumed.epoch(), cancelAsked, startedAt, endedAt, attempts);
            case RunEvent.CancelAsked cancel -> new RunState(status, epoch, true, startedAt, endedAt, attempts);
            case RunEvent.JobStarted job -> started(job);
            case RunEvent.JobEnded job -> ended(job);
            case RunEvent.Ended ended ->
                new RunState(ended.status(), epoch, cancelAsked, startedAt, Optional.of(ended.at()), attempts);
        };
    }

    /** The attempt that is going on, if one is. */
    Optional<Attempt> inFlight() {
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(attempts.getLast()).filter(attempt -> attempt.status() == JobStatus.RUNNING);
    }

    /** How the newest attempt at a job stands. */
    Optional<Attempt> latest(int position) {
        return attempts.stream()
                .filter(attempt -> attempt.position() == position)
                .reduce((earlier, later) -> later);
    }

    /** How many jobs have an outcome of this kind; a job's outcome is that of its newest attempt. */
    int jobs(JobStatus status) {
        return (int) attempts.stream()
                .filter(attempt -> attempt.status() == status
                        && latest(attempt.position()).orElseThrow().equals(attempt))
                .count();
    }

    int succeeded() {
        return jobs(JobStatus.SUCCEEDED);
    }

    /** Jobs that ran and did not succeed; those never tried count in neither. */
    int failed() {
        return jobs(JobStatus.FAILED) + jobs(JobStatus.TIMED_OUT) + jobs(JobStatus.INTERRUPTED);
    }

    /** The run begins when its first job does. */
    private RunState started(RunEvent.JobStarted job) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(new Attempt(
                job.id(),
                job.position(),
                job.attempt(),
                JobStatus.RUNNING,
                Optional.of(job.at()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return new RunState(status, epoch, cancelAsked, startedAt.or(() -> Optional.of(job.at())), endedAt, more);
    }

    private RunState ended(RunEvent.JobEnded job) {
        List<Attempt> changed = new ArrayList<>(attempts);
        Optional<Instant> began = inFlight().flatMap(Attempt::startedAt);
        if (began.isPresent()) {
            changed.removeLast();
        }
        changed.add(new Attempt(
                job.id(),
                job.position(),
                job.attempt(),
                job.status(),
                began,
                Optional.of(job.at()),
                job.error(),
                job.output()));
        return new RunState(status, epoch, cancelAsked, startedAt, endedAt, changed);
    }
}
