package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.text.Reason;
import java.util.Optional;

/** What keeps the supervisor from starting anything new, and what was said about it. Belongs to the supervisor's thread. */
final class Obstacles {

    private boolean doubt;
    private boolean outage;
    private boolean warned;
    private Optional<String> clock = Optional.empty();

    /** Whether the lease may be somebody else's. */
    void doubt(boolean is) {
        doubt = is;
    }

    /** @param wrong why the clock cannot be trusted, in sentences; empty when it can */
    void clock(Optional<String> wrong) {
        clock = wrong;
    }

    /** Why the clock cannot be trusted: runs that are there already go on by it, new ones do not start by it. */
    Optional<String> clock() {
        return clock;
    }

    /** Whether nothing at all can be decided. */
    boolean total() {
        return doubt || outage;
    }

    boolean any() {
        return total() || clock.isPresent();
    }

    /** The database did not answer. */
    void failed(Throwable cause) {
        outage = true;
        if (!warned && !doubt) {
            warned = true;
            Narration.warning("The database did not answer, nothing new starts until it does: " + Reason.of(cause));
        }
    }

    /** Perhaps it does now. */
    void tryAgain() {
        outage = false;
    }

    /** It did. */
    void answered() {
        if (warned) {
            warned = false;
            Narration.note("The database answers again.");
        }
    }
}
