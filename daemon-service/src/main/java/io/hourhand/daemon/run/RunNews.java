package io.hourhand.daemon.run;

import io.hourhand.daemon.figure.AbandonedThreads;
import io.hourhand.daemon.log.LiveEvents;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.run.JobSpec;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Tells people and pages what a run has persisted. */
final class RunNews {

    private final RunOrder order;
    private final LiveEvents events;
    private final AbandonedThreads abandoned;

    RunNews(RunOrder order, LiveEvents events, AbandonedThreads abandoned) {
        this.order = order;
        this.events = events;
        this.abandoned = abandoned;
    }

    /** Tells what has just been persisted, except the run's end: that is told once its rows say so. */
    void tell(List<RunEvent> persisted, RunState after) {
        for (RunEvent event : persisted) {
            switch (event) {
                case RunEvent.Started started -> {
                    Narration.executing(order.plan().jobs().size(), order.scheduleName());
                    changed(after, started.at());
                }
                case RunEvent.Resumed resumed ->
                    Narration.resuming(
                            order.scheduleName(),
                            after.openPosition(),
                            order.plan().jobs().size());
                case RunEvent.CancelAsked cancel -> changed(after, cancel.at());
                case RunEvent.TimeIsUp timeout -> {
                    Narration.warning("\"" + order.scheduleName() + "\": " + RunStop.TIMEOUT.reason(order.plan()));
                    changed(after, timeout.at());
                }
                case RunEvent.JobStarted job -> {
                    Narration.jobStarted(job(job.position()).name());
                    attemptChanged(after, job.id(), job.at());
                }
                case RunEvent.JobEnded job -> {
                    ended(job, after);
                    attemptChanged(after, job.id(), job.at());
                }
                case RunEvent.RetryPlanned retry -> {
                    planned(retry, after);
                    attemptChanged(after, retry.id(), retry.at());
                }
                case RunEvent.Ended ended -> {}
            }
        }
    }

    /** The run is over and its rows say so. */
    void complete(RunState state, Instant now) {
        Duration took = state.startedAt()
                .map(start -> Duration.between(start, state.endedAt().orElse(now)))
                .orElse(Duration.ZERO);
        Narration.complete(
                state.status() == RunStatus.SUCCEEDED, order.scheduleName(), state.succeeded(), state.failed(), took);
        changed(state, now);
    }

    void changed(RunState state, Instant now) {
        events.tell(RunImages.changed(order, state, now));
    }

    private void attemptChanged(RunState state, UUID id, Instant at) {
        state.attempts().stream()
                .filter(attempt -> attempt.id().equals(id))
                .forEach(attempt -> events.tell(RunImages.changed(order, attempt, at)));
    }

    private void ended(RunEvent.JobEnded job, RunState after) {
        String name = job(job.position()).name();
        switch (job.status()) {
            case SUCCEEDED -> Narration.jobCompleted(name);
            case INTERRUPTED -> Narration.jobInterrupted(name);
            case FAILED, TIMED_OUT, CANCELLED ->
                Narration.jobFailed(name, job.error().orElse("It was cancelled before it began."));
            case SKIPPED -> Narration.skipped(name, whySkipped(job, after));
            case PENDING, RUNNING -> throw new IllegalStateException("a job cannot end as " + job.status());
        }
        if (job.leftBehind() && job.status() != JobStatus.INTERRUPTED) {
            Narration.warning("Job \"" + name + "\" of \"" + order.scheduleName()
                    + "\" did not end by any means and was left behind; its run is ABANDONED. Threads left behind that"
                    + " still go on: " + abandoned.alive() + ". A restart of the daemon ends them.");
        }
        job.error()
                .flatMap(error ->
                        error.lines().skip(1).filter(RunRetries::isReason).findFirst())
                .ifPresent(reason -> Narration.retry(name, reason));
    }

    private String whySkipped(RunEvent.JobEnded job, RunState after) {
        if (job.attempt() > 1) {
            return "the daemon ended while it was running, and its onRestart is SKIP";
        }
        if (after.status() == RunStatus.ABANDONED) {
            return "a job before it was left behind and may still go on";
        }
        return after.stop()
                .map(stop -> stop.reason(order.plan()))
                .orElse("an earlier job failed, and this schedule stops there");
    }

    private void planned(RunEvent.RetryPlanned retry, RunState after) {
        JobSpec job = job(retry.position());
        Narration.retry(
                job.name(),
                "attempt " + after.counting(retry.position()) + " of "
                        + job.retry().maxAttempts() + " at " + retry.startsAt().truncatedTo(ChronoUnit.MILLIS));
    }

    private JobSpec job(int position) {
        return order.plan().job(position);
    }
}
