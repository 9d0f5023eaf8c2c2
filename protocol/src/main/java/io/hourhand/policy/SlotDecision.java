package io.hourhand.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What becomes of one slot, or of a span of slots. */
public sealed interface SlotDecision {

    /** The slot, or the first of the span. */
    Instant dueAt();

    /** A run is made. Whether it starts at once is for {@link Overlap} to say. */
    record Run(Instant dueAt, Cause cause) implements SlotDecision {}

    /**
     * The slot came while the daemon was up, and no run is made.
     *
     * @param blockedBy the run that stood in the way
     */
    record Skipped(Instant dueAt, SlotReason reason, Optional<UUID> blockedBy) implements SlotDecision {}

    /** The slot came while no daemon was up, and no run is made. */
    record Missed(Instant dueAt, SlotReason reason) implements SlotDecision {}

    /**
     * Slots that are too old to be listed one by one.
     *
     * @param dueAt the first
     * @param untilAt the last
     * @param count how many, both included
     */
    record MissedSpan(Instant dueAt, Instant untilAt, long count, SlotReason reason) implements SlotDecision {}
}
