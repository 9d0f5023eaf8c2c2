package io.hourhand.wire;

import java.util.Optional;
import java.util.UUID;

/**
 * What the daemon says to a request to run a schedule now.
 *
 * @param runId the run that was made, when it STARTED or waits as QUEUED behind another run
 * @param reason why it was REJECTED or has to wait, in words for the asker
 */
public record TriggerAnswer(Status status, Optional<UUID> runId, Optional<String> reason) {

    /** How it was taken. */
    public enum Status {
        /** The run's row is committed and its jobs begin. */
        STARTED,
        /** It is kept and starts later. */
        QUEUED,
        /** The overlap rule forbids it. */
        REJECTED
    }

    public static TriggerAnswer started(UUID runId) {
        return new TriggerAnswer(Status.STARTED, Optional.of(runId), Optional.empty());
    }

    public static TriggerAnswer queued(String reason) {
        return new TriggerAnswer(Status.QUEUED, Optional.empty(), Optional.of(reason));
    }

    public static TriggerAnswer rejected(String reason) {
        return new TriggerAnswer(Status.REJECTED, Optional.empty(), Optional.of(reason));
    }
}
