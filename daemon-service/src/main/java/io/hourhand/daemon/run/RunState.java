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
 * @param stop why it ends before its jobs have, if it does
 * @param attempts every attempt at every job so far, in the order in which they began
 */
record RunState(
        RunStatus status,
        long epoch,
        Optional<RunStop> stop,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        List<Attempt> attempts) {

    static final RunState NEW =
            new RunState(RunStatus.QUEUED, 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    RunState {
        attempts = List.copyOf(attempts);
    }

    /**
     * One attempt at one job. One that is PENDING waits for its time.
     *
     * @param planned its time, for an attempt that waits or waited
     * @param leftBehind whether its job still goes on although the attempt is over
     */
    record Attempt(
            UUID id,
            int position,
            int number,
            JobStatus status,
            Optional<Planned> planned,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<String> error,
            Optional<String> output,
            boolean leftBehind) {}

    /**
     * When an attempt is to begin.
     *
     * @param before it begins before then or not at all
     */
    record Planned(Instant startsAt, Optional<Instant> before) {}

    RunState after(List<RunEvent> events) {
        RunState reached = this;
        for (RunEvent event : events) {
            reached = reached.apply(event);
        }
        return reached;
    }

    RunState apply(RunEvent event) {
        return switch (event) {
            case RunEvent.Started started ->
                new RunState(RunStatus.RUNNING, started.epoch(), stop, startedAt, endedAt, attempts);
            case RunEvent.Resumed resumed -> new RunState(status, resumed.epoch(), stop, startedAt, endedAt, attempts);
            case RunEvent.CancelAsked cancel -> stopped(RunStop.CANCEL);
            case RunEvent.TimeIsUp timeout -> stopped(RunStop.TIMEOUT);
            case RunEvent.JobStarted job -> started(job);
            case RunEvent.JobEnded job -> ended(job);
            case RunEvent.RetryPlanned retry -> planned(retry);
            case RunEvent.Ended ended ->
                new RunState(ended.status(), epoch, stop, startedAt, Optional.of(ended.at()), attempts);
        };
    }

    /** Whether the newest attempt would not end by any means: its job may still go on, so no other may begin. */
    boolean abandoned() {
        return last().filter(attempt -> attempt.leftBehind() && attempt.status() != JobStatus.INTERRUPTED)
                .isPresent();
    }

    /** The attempt that is going on, if one is. */
    Optional<Attempt> inFlight() {
        return last().filter(attempt -> attempt.status() == JobStatus.RUNNING);
    }

    /** The attempt that waits for its time, if one does. */
    Optional<Attempt> waiting() {
        return last().filter(attempt -> attempt.status() == JobStatus.PENDING);
    }

    /** How many attempts at a job ended in one of these ways. */
    int attempts(int position, JobStatus... ways) {
        return (int) attempts.stream()
                .filter(attempt ->
                        attempt.position() == position && List.of(ways).contains(attempt.status()))
                .count();
    }

    /** Which attempt at a job the newest one is, those not counted that the end of a daemon interrupted. */
    int counting(int position) {
        return latest(position).map(Attempt::number).orElse(0) - attempts(position, JobStatus.INTERRUPTED);
    }

    /** The job that goes on or is next. */
    int openPosition() {
        return last().map(attempt -> attempt.status().isFinal() ? attempt.position() + 1 : attempt.position())
                .orElse(1);
    }

    /** The attempt that a stopping daemon interrupted, if nothing followed it yet. */
    Optional<Attempt> interrupted() {
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(attempts.getLast()).filter(attempt -> attempt.status() == JobStatus.INTERRUPTED);
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

    private RunState stopped(RunStop why) {
        return new RunState(status, epoch, stop.or(() -> Optional.of(why)), startedAt, endedAt, attempts);
    }

    private Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** The run begins when its first job does. */
    private RunState started(RunEvent.JobStarted job) {
        Attempt attempt = new Attempt(
                job.id(),
                job.position(),
                job.attempt(),
                JobStatus.RUNNING,
                waiting().flatMap(Attempt::planned),
                Optional.of(job.at()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return with(startedAt.or(() -> Optional.of(job.at())), attempt);
    }

    private RunState ended(RunEvent.JobEnded job) {
        Optional<Attempt> open = last().filter(attempt -> !attempt.status().isFinal());
        Attempt attempt = new Attempt(
                job.id(),
                job.position(),
                job.attempt(),
                job.status(),
                open.flatMap(Attempt::planned),
                open.flatMap(Attempt::startedAt),
                Optional.of(job.at()),
                job.error(),
                job.output(),
                job.leftBehind());
        return with(startedAt, attempt);
    }

    private RunState planned(RunEvent.RetryPlanned retry) {
        Attempt attempt = new Attempt(
                retry.id(),
                retry.position(),
                retry.attempt(),
                JobStatus.PENDING,
                Optional.of(new Planned(retry.startsAt(), retry.before())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return with(startedAt, attempt);
    }

    /** An attempt that has not ended gives way to what became of it. */
    private RunState with(Optional<Instant> begun, Attempt attempt) {
        List<Attempt> changed = new ArrayList<>(attempts);
        if (last().filter(open -> !open.status().isFinal()).isPresent()) {
            changed.removeLast();
        }
        changed.add(attempt);
        return new RunState(status, epoch, stop, begun, endedAt, changed);
    }
}
