package io.hourhand.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What happens when a run is wanted while the previous one of the same schedule is still going. */
public enum Overlap {
    /** The new one is not made. */
    SKIP,
    /** One waits; further ones are not made. */
    QUEUE_ONE,
    /** All wait, and run one after another. */
    QUEUE_ALL,
    /** What is going or waiting is cancelled, and the new one starts after it. */
    CANCEL_RUNNING,
    /** They run side by side. */
    ALLOW;

    /**
     * Decides about one wanted run. Run Now and retries obey the rule like a slot.
     *
     * <p>Runs of a catch-up or a backfill are a series that somebody bounded and put in order: under every rule but ALLOW
     * they wait for each other, as a rule that dropped or cancelled all but one of them would undo the request; a
     * backfill keeps its order under ALLOW too.
     */
    public OverlapDecision decide(Busy busy, Cause cause) {
        if (busy.idle()) {
            return new OverlapDecision.Start();
        }
        return switch (cause) {
            case BACKFILL -> new OverlapDecision.Queue();
            case CATCH_UP -> this == ALLOW ? new OverlapDecision.Start() : new OverlapDecision.Queue();
            case SCHEDULED, MANUAL, RETRY -> byRule(busy);
        };
    }

    private OverlapDecision byRule(Busy busy) {
        return switch (this) {
            case SKIP ->
                new OverlapDecision.Skip(
                        SlotReason.OVERLAP, oldest(busy.running()).or(() -> oldest(busy.queued())));
            case QUEUE_ONE ->
                busy.queued().isEmpty()
                        ? new OverlapDecision.Queue()
                        : new OverlapDecision.Skip(SlotReason.QUEUE_FULL, oldest(busy.queued()));
            case QUEUE_ALL -> new OverlapDecision.Queue();
            case CANCEL_RUNNING ->
                new OverlapDecision.CancelThenStart(Stream.concat(busy.running().stream(), busy.queued().stream())
                        .toList());
            case ALLOW -> new OverlapDecision.Start();
        };
    }

    private static Optional<UUID> oldest(List<UUID> runs) {
        return runs.stream().findFirst();
    }
}
