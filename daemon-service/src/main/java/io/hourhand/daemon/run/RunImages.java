package io.hourhand.daemon.run;

import io.hourhand.run.JobSpec;
import io.hourhand.run.RunStatus;
import io.hourhand.store.run.RunStore;
import io.hourhand.wire.LiveEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a run's state looks like in the tables and to those who watch. Pure. */
final class RunImages {

    private RunImages() {}

    static RunStore.RunImage run(RunOrder order, RunState state) {
        return new RunStore.RunImage(
                order.runId(),
                state.status(),
                state.startedAt(),
                state.endedAt(),
                state.succeeded(),
                state.failed(),
                error(order, state));
    }

    static List<RunStore.JobImage> jobs(RunOrder order, List<RunState.Attempt> attempts) {
        return attempts.stream().map(attempt -> job(order, attempt)).toList();
    }

    /** The attempts whose rows are out of date after these events; after a recovery, all of them. */
    static List<RunState.Attempt> changedBy(List<RunEvent> events, RunState after) {
        if (events.stream().anyMatch(event -> event instanceof RunEvent.Resumed)) {
            return after.attempts();
        }
        Set<UUID> touched = new HashSet<>();
        for (RunEvent event : events) {
            switch (event) {
                case RunEvent.JobStarted job -> touched.add(job.id());
                case RunEvent.JobEnded job -> touched.add(job.id());
                case RunEvent.RetryPlanned retry -> touched.add(retry.id());
                case RunEvent.Started started -> {}
                case RunEvent.Resumed resumed -> {}
                case RunEvent.CancelAsked cancel -> {}
                case RunEvent.TimeIsUp timeout -> {}
                case RunEvent.Ended ended -> {}
            }
        }
        return after.attempts().stream()
                .filter(attempt -> touched.contains(attempt.id()))
                .toList();
    }

    static LiveEvent changed(RunOrder order, RunState state, Instant now) {
        return new LiveEvent.RunChanged(
                order.runId(),
                order.scheduleId(),
                order.scheduleName(),
                state.status(),
                order.plan().jobs().size(),
                state.succeeded(),
                state.failed(),
                now);
    }

    static LiveEvent changed(RunOrder order, RunState.Attempt attempt, Instant now) {
        return new LiveEvent.JobChanged(
                order.runId(),
                attempt.position(),
                attempt.number(),
                order.plan().job(attempt.position()).name(),
                attempt.status(),
                now);
    }

    private static RunStore.JobImage job(RunOrder order, RunState.Attempt attempt) {
        JobSpec job = order.plan().job(attempt.position());
        return new RunStore.JobImage(
                attempt.id(),
                order.runId(),
                attempt.position(),
                attempt.number(),
                job.name(),
                job.type(),
                job.retry().maxAttempts(),
                attempt.status(),
                attempt.planned().map(RunState.Planned::startsAt),
                attempt.startedAt(),
                attempt.endedAt(),
                attempt.error(),
                attempt.output());
    }

    private static Optional<String> error(RunOrder order, RunState state) {
        return state.stop()
                .filter(stop -> stop == RunStop.TIMEOUT && state.status() != RunStatus.SUCCEEDED)
                .map(stop -> stop.reason(order.plan()))
                .or(() -> firstError(order, state));
    }

    private static Optional<String> firstError(RunOrder order, RunState state) {
        return state.attempts().stream()
                .filter(attempt -> attempt.error().isPresent()
                        && state.latest(attempt.position()).orElseThrow().equals(attempt))
                .map(attempt -> order.plan().job(attempt.position()).name() + ": "
                        + attempt.error().orElseThrow())
                .findFirst();
    }
}
