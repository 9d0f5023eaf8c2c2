package io.hourhand.run;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody wants the daemon to begin nothing new: what runs goes to its end, what is due or asked for waits until
 * somebody resumes it.
 *
 * @param heardBy the daemon that holds to it, the last one if there were several; empty until one has heard of it
 */
public record DrainOrder(UUID id, Instant since, String by, String reason, Optional<UUID> heardBy) {

    public static final int LONGEST_REASON = 500;

    /** A part of a sentence that shows why nothing began. */
    public String evidence() {
        return "the daemon was drained by " + by + ": " + reason;
    }
}
