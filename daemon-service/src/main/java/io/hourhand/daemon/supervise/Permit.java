package io.hourhand.daemon.supervise;

import io.hourhand.run.DrainOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether what waits may begin: only where it was heard a moment ago that nobody has drained the daemon. The nudge that
 * tells of an order may be lost, and the order holds all the same. Belongs to the supervisor's thread.
 */
final class Permit {

    /** No run begins against an order that was given longer ago, and no longer than that is a resume unheard. */
    static final Duration LASTS = Duration.ofSeconds(10);

    private final InstantSource clock;
    private Instant asking = Instant.MIN;
    private Instant asked = Instant.MIN;
    private Optional<DrainOrder> order = Optional.empty();

    Permit(InstantSource clock) {
        this.clock = clock;
    }

    /** A question begins whose answer tells of orders; what is given after this moment, it may not know of. */
    void asking() {
        asking = clock.instant();
    }

    /** That question's answer. */
    void heard(Optional<DrainOrder> lasting) {
        asked = asking;
        order = lasting;
    }

    Optional<DrainOrder> order() {
        return order;
    }

    /** Whether that was too long ago. A clock that was set back leaves nobody knowing how long. */
    boolean isStale() {
        Duration age = Duration.between(asked, clock.instant());
        return age.isNegative() || age.compareTo(LASTS) >= 0;
    }

    boolean mayBegin() {
        return order.isEmpty() && !isStale();
    }
}
