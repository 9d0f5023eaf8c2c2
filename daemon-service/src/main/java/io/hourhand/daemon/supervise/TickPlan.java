package io.hourhand.daemon.supervise;

import java.time.Duration;
import java.time.Instant;

/**
 * A tick that has its turn among the decisions.
 *
 * @param due when it was to be
 * @param next when the one after it will be
 */
record TickPlan(Instant due, Instant next) {

    /** One tick for two that nothing came between. */
    TickPlan and(TickPlan other) {
        return new TickPlan(due.isBefore(other.due) ? due : other.due, next.isAfter(other.next) ? next : other.next);
    }

    /** How late it is; a clock that was set back since makes it no earlier than its time. */
    Duration lag(Instant now) {
        return now.isAfter(due) ? Duration.between(due, now) : Duration.ZERO;
    }
}
