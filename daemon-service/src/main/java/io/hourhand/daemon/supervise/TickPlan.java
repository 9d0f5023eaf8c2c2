package io.hourhand.daemon.supervise;

import io.hourhand.run.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A tick that has its turn among the decisions, or that is not noted yet.
 *
 * @param due when it was to be
 * @param next when the one after it will be
 * @param begun what it has come to so far, once it has begun: there may be more to decide than one look takes
 */
record TickPlan(Instant due, Instant next, Optional<Begun> begun) {

    /** @param at when the first of its looks began */
    record Begun(Instant at, Tick.Found found) {}

    TickPlan(Instant due, Instant next) {
        this(due, next, Optional.empty());
    }

    /** One tick for two that nothing came between; of two of which one has begun, the later. */
    TickPlan and(TickPlan other) {
        if (begun.isPresent() || other.begun.isPresent()) {
            return next.isBefore(other.next) ? other : this;
        }
        return new TickPlan(due.isBefore(other.due) ? due : other.due, next.isAfter(other.next) ? next : other.next);
    }

    /** The same after one more look. */
    TickPlan looked(Instant at, Tick.Found found) {
        return new TickPlan(
                due,
                next,
                Optional.of(begun.map(before -> new Begun(before.at, before.found.plus(found)))
                        .orElseGet(() -> new Begun(at, found))));
    }

    /** What is noted of it; of one that has not begun, that it looked for nothing at that time. */
    Tick tick(Instant now) {
        Instant at = begun.map(Begun::at).orElse(now);
        return new Tick(at, next, Optional.of(lag(at)), begun.map(Begun::found));
    }

    /** How late it is; a clock that was set back since makes it no earlier than its time. */
    Duration lag(Instant now) {
        return now.isAfter(due) ? Duration.between(due, now) : Duration.ZERO;
    }
}
