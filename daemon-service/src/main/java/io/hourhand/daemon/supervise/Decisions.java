package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.policy.Busy;
import io.hourhand.run.DrainOrder;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.sql.StoreException;
import io.hourhand.wire.TriggerAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;

/** Decides the items of the agenda. Blocks: not for an actor's thread. One at a time. */
final class Decisions {

    private static final int REQUESTS = 100;

    private final SupervisorTools tools;
    private final Duration horizon;
    private final DueWork due;
    private final RequestDecision requests;
    private final BackfillDecision backfills;

    /** @param horizon how far ahead the next start is looked for */
    Decisions(SupervisorTools tools, Duration horizon) {
        this.tools = tools;
        this.horizon = horizon;
        this.due = new DueWork(tools.claims(), tools.problems(), tools.clock());
        this.requests = new RequestDecision(tools.claims(), tools.schedules(), tools.runs(), tools.clock());
        this.backfills = new BackfillDecision(tools.backfills(), tools.schedules(), tools.clock());
    }

    /** What was decided. */
    sealed interface Decision {

        /** Whether it could begin something new: then nobody has drained the daemon. */
        default boolean free() {
            return switch (this) {
                case Looked looked -> true;
                case Answered answered -> true;
                case Backfilled backfilled -> true;
                case NoOrder noOrder -> true;
                case Recovered recovered -> false;
                case ReadBack readBack -> false;
                case Waiting waiting -> false;
                case Held held -> false;
            };
        }

        /**
         * Runs that an earlier daemon left, and are this one's now.
         *
         * @param lastSeen when a daemon was last known to be up
         * @param drain whether nothing new may begin
         */
        record Recovered(List<RunStore.Unfinished> runs, Optional<Instant> lastSeen, Optional<DrainOrder> drain)
                implements Decision {}

        /** Runs of this daemon that it did not know of. */
        record ReadBack(List<RunStore.Unfinished> runs) implements Decision {}

        /**
         * What is due.
         *
         * @param cancelled runs that somebody wants to end: the word of it may have been lost
         * @param untold the tick that this was and that is not noted yet
         */
        record Looked(DueWork.Found found, List<UUID> cancelled, Optional<TickPlan> untold) implements Decision {}

        /**
         * Requests that nobody nudged for.
         *
         * @param more whether there may be others behind them
         */
        record Waiting(List<ClaimStore.Waiting> requests, boolean more) implements Decision {}

        /** Nobody has drained the daemon. */
        record NoOrder() implements Decision {}

        /**
         * Nothing was decided, as somebody has drained the daemon.
         *
         * @param cancelled runs that somebody wants to end
         */
        record Held(DrainOrder drain, List<UUID> cancelled, Optional<ActorRef<TriggerAnswer>> replyTo)
                implements Decision {}

        record Answered(RequestDecision.Decided decided, Optional<ActorRef<TriggerAnswer>> replyTo)
                implements Decision {}

        record Backfilled(BackfillDecision.Decided decided) implements Decision {}
    }

    /**
     * How things stand when a decision begins.
     *
     * @param busy what each schedule has going
     * @param engaged schedules that have any run here, of a backfill too
     * @param runs the runs that are here
     * @param drained the order that the daemon has held to until now
     */
    record Standing(
            Map<UUID, Busy> busy, Set<UUID> engaged, Set<UUID> runs, Watch watch, Optional<DrainOrder> drained) {}

    Decision about(Agenda.Item item, Standing standing) {
        return switch (item) {
            case Agenda.Item.Recovery() -> leftover();
            case Agenda.Item.ReadBack() -> new Decision.ReadBack(adopted(standing.runs()));
            case Agenda.Item.Request(UUID triggerId, Optional<ActorRef<TriggerAnswer>> replyTo) ->
                unlessDrained(standing, replyTo, () -> new Decision.Answered(answer(triggerId, standing), replyTo));
            case Agenda.Item.Requests(Optional<ClaimStore.Waiting> after) -> waiting(after);
            case Agenda.Item.Order() -> unlessDrained(standing, Optional.empty(), Decision.NoOrder::new);
            case Agenda.Item.Look(Optional<TickPlan> tick) -> look(tick, standing);
            case Agenda.Item.Backfills() ->
                unlessDrained(
                        standing,
                        Optional.empty(),
                        () -> new Decision.Backfilled(backfills.decide(standing.engaged())));
        };
    }

    private Decision.Waiting waiting(Optional<ClaimStore.Waiting> after) {
        List<ClaimStore.Waiting> found = tools.claims().waiting(after, REQUESTS);
        return new Decision.Waiting(found, found.size() == REQUESTS);
    }

    /** Asked anew each time, so that neither a lost nudge nor a take-over lets anything begin against the order. */
    private Decision unlessDrained(
            Standing standing, Optional<ActorRef<TriggerAnswer>> replyTo, Supplier<Decision> decide) {
        return drain(standing)
                .<Decision>map(drain -> new Decision.Held(drain, List.of(), replyTo))
                .orElseGet(decide);
    }

    private Optional<DrainOrder> drain(Standing standing) {
        Optional<DrainOrder> drain = tools.drains().lasting();
        drain.filter(order -> !standing.drained().map(DrainOrder::id).equals(Optional.of(order.id())))
                .ifPresent(order -> tools.drains().heard(order.id(), tools.workerId()));
        return drain;
    }

    private Decision leftover() {
        List<RunStore.Unfinished> runs = adopted(Set.of());
        tools.unfinished().accept(runs.stream().map(RunStore.Unfinished::id).collect(Collectors.toSet()));
        Optional<DrainOrder> drain = tools.drains().lasting();
        drain.ifPresent(order -> tools.drains().heard(order.id(), tools.workerId()));
        return new Decision.Recovered(runs, tools.workers().lastSeen(tools.workerId()), drain);
    }

    private List<RunStore.Unfinished> adopted(Set<UUID> known) {
        tools.runs().adopt();
        RunStore.Leftover leftover = tools.runs().leftover();
        leftover.unrecoverable().stream()
                .filter(run -> !known.contains(run.id()))
                .forEach(this::giveUp);
        return leftover.unfinished().stream()
                .filter(run -> !known.contains(run.id()))
                .toList();
    }

    /** Its slot stays taken and everything else goes on. */
    private void giveUp(RunStore.Unrecoverable run) {
        String reason = "This run cannot be recovered: " + run.reason();
        if (tools.runs().giveUp(run.id(), reason, tools.clock().instant())) {
            Narration.unrecoverable(run.scheduleName(), run.id(), run.reason());
        }
    }

    private Decision look(Optional<TickPlan> tick, Standing standing) {
        Instant now = tools.clock().instant();
        List<UUID> cancelled = tick.isPresent() ? tools.runs().cancelled() : List.of();
        Optional<DrainOrder> drain = drain(standing);
        if (drain.isPresent()) {
            tick.ifPresent(plan -> note(plan, now));
            return new Decision.Held(drain.get(), cancelled, Optional.empty());
        }
        DueWork.Found found = due.look(standing.busy(), watch(standing), horizon);
        return new Decision.Looked(found, cancelled, untold(tick, found, now));
    }

    /** The one statement that a tick writes comes when the tick knows what it came to, which may be after more looks. */
    private Optional<TickPlan> untold(Optional<TickPlan> tick, DueWork.Found found, Instant now) {
        Optional<TickPlan> looked = tick.map(plan -> plan.looked(now, found.tally()));
        if (looked.isEmpty() || found.more() || found.deposed()) {
            return looked;
        }
        try {
            note(looked.get(), now);
            return Optional.empty();
        } catch (StoreException e) {
            // The runs are made, and must start as they were decided.
            Narration.warning("What this tick came to cannot be noted now, the next look does: " + e.getMessage());
            return looked;
        }
    }

    private void note(TickPlan plan, Instant now) {
        tools.workers().ticked(tools.workerId(), plan.tick(now));
    }

    /** A drain that is over was a break, and its slots are missed ones. */
    private Watch watch(Standing standing) {
        return standing.watch().seen(tools.clock().instant(), standing.drained().map(DrainOrder::evidence));
    }

    private RequestDecision.Decided answer(UUID triggerId, Standing standing) {
        return tools.claims()
                .waiting(triggerId)
                .map(request -> requests.decide(request, id -> standing.busy().getOrDefault(id, Busy.IDLE)))
                .orElseGet(() -> RequestDecision.Decided.only(decidedBefore(triggerId)));
    }

    /** A tick may find a request before its nudge arrives. */
    private TriggerAnswer decidedBefore(UUID triggerId) {
        return tools.claims()
                .runOf(triggerId)
                .map(TriggerAnswer::started)
                .orElseGet(() -> TriggerAnswer.queued("It has been decided already."));
    }
}
