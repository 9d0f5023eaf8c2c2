package io.hourhand.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a wanted run may do while others of its schedule are going. */
public sealed interface OverlapDecision {

    /** It starts now. */
    record Start() implements OverlapDecision {}

    /** It waits until all that were before it have ended. */
    record Queue() implements OverlapDecision {}

    /**
     * It is not made; a Run Now is rejected.
     *
     * @param blockedBy the run in the way
     */
    record Skip(SlotReason reason, Optional<UUID> blockedBy) implements OverlapDecision {}

    /** These are cancelled, oldest first, and it starts when the last of them has ended. */
    record CancelThenStart(List<UUID> runs) implements OverlapDecision {}
}
