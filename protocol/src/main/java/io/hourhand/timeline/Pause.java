package io.hourhand.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody wants no runs for a while. The schedule stays enabled: its slots come, and are skipped with this as evidence.
 *
 * @param since slots after this instant are skipped
 * @param until the first instant at which slots run again; empty until somebody resumes the schedule
 * @param by who paused it
 */
public record Pause(Instant since, Optional<Instant> until, String reason, String by) {

    /** Whether a slot that came while this pause was in force is skipped. */
    public boolean covers(Instant slot) {
        return slot.isAfter(since) && until.filter(end -> !slot.isBefore(end)).isEmpty();
    }

    /** A sentence that shows why a slot was skipped. */
    public String evidence() {
        return "paused by " + by + " from " + since
                + until.map(end -> " until " + end).orElse("") + ": " + reason;
    }
}
