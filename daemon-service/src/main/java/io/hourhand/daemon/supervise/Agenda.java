package io.hourhand.daemon.supervise;

import io.hourhand.store.run.ClaimStore;
import io.hourhand.wire.TriggerAnswer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What the supervisor has to decide, in the order of its turn: runs that were left or made unseen come first, then whoever
 * waits for an answer, then requests that nobody asks about, what is due, and backfills. Belongs to the supervisor's thread.
 */
final class Agenda {

    /** One decision. */
    sealed interface Item {

        /** Runs that an earlier daemon left. */
        record Recovery() implements Item {}

        /** Runs that a commit made whose answer never came. */
        record ReadBack() implements Item {}

        /**
         * One request.
         *
         * @param replyTo who waits for the answer, if anybody does
         */
        record Request(UUID triggerId, Optional<ActorRef<TriggerAnswer>> replyTo) implements Item {}

        /**
         * Requests whose nudge was lost.
         *
         * @param after the last one that was found already; empty for the first ones
         */
        record Requests(Optional<ClaimStore.Waiting> after) implements Item {}

        /**
         * What is due.
         *
         * @param tick the tick that this is, if it is one
         */
        record Look(Optional<TickPlan> tick) implements Item {}

        /** The next slots of backfills. */
        record Backfills() implements Item {}

        /** Whether somebody has drained the daemon. */
        record Order() implements Item {}
    }

    private final Queue<Item.Request> asked = new ArrayDeque<>();
    private boolean recovered;
    private boolean readBack;
    private Optional<TickPlan> tick = Optional.empty();
    private boolean look;
    private Optional<Item.Requests> requests = Optional.empty();
    private boolean order;
    private boolean backfills;
    private boolean backfilling;

    void ask(UUID triggerId, Optional<ActorRef<TriggerAnswer>> replyTo) {
        asked.add(new Item.Request(triggerId, replyTo));
    }

    void recovered() {
        recovered = true;
    }

    /** A decision failed, and may have been committed all the same. A tick that failed is still to come. */
    void failed(Item item) {
        readBack = recovered;
        if (item instanceof Item.Look look) {
            look.tick().ifPresent(this::tick);
        }
    }

    boolean isRecovered() {
        return recovered;
    }

    /** Everything is looked at, as nothing is known. */
    void tick(TickPlan plan) {
        untold(plan);
        lookAtAll();
    }

    /** The next look, whatever it is for, is a part of this tick, and notes it. */
    void untold(TickPlan plan) {
        tick = Optional.of(tick.map(plan::and).orElse(plan));
    }

    /** Somebody said that there is something, or it was not possible to look for a while. */
    void lookAtAll() {
        look = true;
        requests = Optional.of(new Item.Requests(Optional.empty()));
        backfills = true;
        order = true;
    }

    /** Requests were found; the look for more goes on where it was, unless it begins anew anyhow. */
    void found(List<ClaimStore.Waiting> waiting, boolean more) {
        waiting.forEach(request -> ask(request.triggerId(), Optional.empty()));
        if (more && requests.isEmpty()) {
            requests = Optional.of(new Item.Requests(Optional.of(waiting.getLast())));
        }
    }

    /** @param wanted whether it has to be known if somebody has drained the daemon */
    void order(boolean wanted) {
        order = order || wanted;
    }

    /** Something is due. */
    void look() {
        look = true;
    }

    /** A run ended: the next slot of a backfill may have its turn. */
    void roomForBackfills() {
        backfills = backfills || backfilling;
    }

    /** Whether there are backfills that are not done. */
    void backfilling(boolean some) {
        backfilling = some;
    }

    /** The same among those for which it does not matter what time it is: nothing that they lead to is new. */
    Optional<Item> nextOfOld() {
        return nextOfRuns().or(this::nextOrder);
    }

    private Optional<Item> nextOfRuns() {
        if (!recovered) {
            return Optional.of(new Item.Recovery());
        }
        Optional<Item> old = readBack ? Optional.of(new Item.ReadBack()) : Optional.empty();
        readBack = false;
        return old;
    }

    /** The next decision, which then is off the agenda. */
    Optional<Item> next() {
        Optional<Item> old = nextOfRuns();
        if (old.isPresent()) {
            return old;
        }
        if (!asked.isEmpty()) {
            return Optional.of(asked.remove());
        }
        if (requests.isPresent()) {
            Item.Requests item = requests.get();
            requests = Optional.empty();
            return Optional.of(item);
        }
        if (look) {
            Item.Look item = new Item.Look(tick);
            look = false;
            tick = Optional.empty();
            // A look asks for it too.
            order = false;
            return Optional.of(item);
        }
        return nextOrder().or(this::nextBackfills);
    }

    private Optional<Item> nextOrder() {
        boolean some = order;
        order = false;
        return some ? Optional.of(new Item.Order()) : Optional.empty();
    }

    private Optional<Item> nextBackfills() {
        boolean some = backfills;
        backfills = false;
        return some ? Optional.of(new Item.Backfills()) : Optional.empty();
    }
}
