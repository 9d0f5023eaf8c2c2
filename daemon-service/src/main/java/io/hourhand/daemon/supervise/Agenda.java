package io.hourhand.daemon.supervise;

import io.hourhand.wire.TriggerAnswer;
import java.util.ArrayDeque;
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

        /** All requests whose nudge was lost. */
        record Requests() implements Item {}

        /**
         * What is due.
         *
         * @param tick whether this is the hourly look
         */
        record Look(boolean tick) implements Item {}

        /** The next slots of backfills. */
        record Backfills() implements Item {}
    }

    private final Queue<Item.Request> asked = new ArrayDeque<>();
    private boolean recovered;
    private boolean readBack;
    private boolean ticked;
    private boolean look;
    private boolean requests;
    private boolean backfills;
    private boolean backfilling;

    void ask(UUID triggerId, Optional<ActorRef<TriggerAnswer>> replyTo) {
        asked.add(new Item.Request(triggerId, replyTo));
    }

    void recovered() {
        recovered = true;
    }

    /** A decision failed, and may have been committed all the same. */
    void readBack() {
        readBack = recovered;
    }

    boolean isRecovered() {
        return recovered;
    }

    /** Everything is looked at, as nothing is known. */
    void tick() {
        ticked = true;
        lookAtAll();
    }

    /** Somebody said that there is something, or it was not possible to look for a while. */
    void lookAtAll() {
        look = true;
        requests = true;
        backfills = true;
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

    /** The same among those about runs that are there already. */
    Optional<Item> nextOfOld() {
        if (!recovered) {
            return Optional.of(new Item.Recovery());
        }
        Optional<Item> old = readBack ? Optional.of(new Item.ReadBack()) : Optional.empty();
        readBack = false;
        return old;
    }

    /** The next decision, which then is off the agenda. */
    Optional<Item> next() {
        Optional<Item> old = nextOfOld();
        if (old.isPresent()) {
            return old;
        }
        if (!asked.isEmpty()) {
            return Optional.of(asked.remove());
        }
        if (requests) {
            requests = false;
            return Optional.of(new Item.Requests());
        }
        if (look) {
            Item.Look item = new Item.Look(ticked);
            look = false;
            ticked = false;
            return Optional.of(item);
        }
        boolean some = backfills;
        backfills = false;
        return some ? Optional.of(new Item.Backfills()) : Optional.empty();
    }
}
