package io.hourhand.daemon.supervise;

import io.hourhand.policy.Busy;
import io.hourhand.policy.OverlapDecision;
import io.hourhand.run.Ids;
import io.hourhand.run.NewRun;
import io.hourhand.run.RunPlan;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.run.ClaimStore.Claimed;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.run.RunStore.Retryable;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.wire.TriggerAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Decides requests to run a schedule now, each once: a run, or a refusal with its reason. Blocks. */
final class RequestDecision {

    private final ClaimStore claims;
    private final ScheduleStore schedules;
    private final RunStore runs;
    private final InstantSource clock;

    RequestDecision(ClaimStore claims, ScheduleStore schedules, RunStore runs, InstantSource clock) {
        this.claims = claims;
        this.schedules = schedules;
        this.runs = runs;
        this.clock = clock;
    }

    /** What came of a request: an answer for its asker, and perhaps a run. */
    record Decided(TriggerAnswer answer, Optional<Ready> run, boolean deposed) {

        static Decided only(TriggerAnswer answer) {
            return new Decided(answer, Optional.empty(), false);
        }
    }

    Decided decide(ClaimStore.Waiting request, Function<UUID, Busy> busy) {
        Optional<StoredSchedule> schedule = schedules.find(request.scheduleId());
        if (schedule.isEmpty()) {
            return reject(request, "The schedule was deleted.");
        }
        Optional<Wanted> wanted = wanted(request, schedule.get());
        if (wanted.isEmpty()) {
            return reject(request, "There is nothing to retry: the run is gone, or all of its jobs succeeded.");
        }
        return switch (schedule.get()
                .definition()
                .overlap()
                .decide(busy.apply(request.scheduleId()), request.cause())) {
            case OverlapDecision.Start() -> claim(request, schedule.get(), wanted.get(), false, List.of());
            case OverlapDecision.Queue() -> claim(request, schedule.get(), wanted.get(), true, List.of());
            case OverlapDecision.CancelThenStart(List<UUID> before) ->
                claim(request, schedule.get(), wanted.get(), true, before);
            case OverlapDecision.Skip skip ->
                reject(
                        request,
                        skip.reason().sentence()
                                + skip.blockedBy()
                                        .map(run -> " In the way: run " + run + ".")
                                        .orElse(""));
        };
    }

    /**
     * What is asked for.
     *
     * @param dueAt the slot that it points to: that of the run that is done again, or else the instant of the request
     */
    private record Wanted(Instant dueAt, RunPlan plan) {}

    private Optional<Wanted> wanted(ClaimStore.Waiting request, StoredSchedule schedule) {
        if (request.retry().isEmpty()) {
            Instant dueAt = request.requestedAt().truncatedTo(ChronoUnit.MILLIS);
            return Optional.of(new Wanted(dueAt, RunPlan.whole(schedule.definition())));
        }
        ClaimStore.RetryOf retry = request.retry().get();
        Optional<Retryable> before = runs.retryable(retry.runId());
        return before.flatMap(run -> (retry.fromFailed() ? run.firstFailed() : Optional.of(1))
                .map(position -> new Wanted(run.dueAt(), run.plan().again(position))));
    }

    private Decided claim(
            ClaimStore.Waiting request,
            StoredSchedule schedule,
            Wanted wanted,
            boolean inLine,
            List<UUID> cancelFirst) {
        NewRun run = new NewRun(
                Ids.next(),
                schedule.id(),
                schedule.definition().name(),
                request.cause(),
                wanted.dueAt(),
                Optional.of(request.requestedAt()),
                wanted.plan(),
                Optional.of(request.requestedBy()),
                Optional.of(request.triggerId()),
                request.retry().map(ClaimStore.RetryOf::runId));
        Ready ready = new Ready(SlotPass.order(run), inLine, cancelFirst);
        TriggerAnswer answer = inLine
                ? new TriggerAnswer(
                        TriggerAnswer.Status.QUEUED,
                        Optional.of(run.id()),
                        Optional.of("It waits until the run before it has ended."))
                : TriggerAnswer.started(run.id());
        return switch (claims.trigger(request.triggerId(), run, clock.instant())) {
            case DONE -> new Decided(answer, Optional.of(ready), false);
            case LOST -> Decided.only(TriggerAnswer.queued("It is being decided."));
            case DEPOSED -> new Decided(TriggerAnswer.queued("Another daemon takes over."), Optional.empty(), true);
        };
    }

    private Decided reject(ClaimStore.Waiting request, String reason) {
        Claimed claimed = claims.reject(request.triggerId(), reason, clock.instant());
        return new Decided(TriggerAnswer.rejected(reason), Optional.empty(), claimed == Claimed.DEPOSED);
    }
}
