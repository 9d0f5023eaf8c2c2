package io.hourhand.schedule;

import java.time.Instant;
import java.util.Optional;

/** The due instants of a schedule through all its versions. */
@FunctionalInterface
public interface Slots {

    /** The first slot strictly after an instant. */
    Optional<Instant> after(Instant t);

    static Slots of(Firings firings) {
        return t -> firings.after(t).map(Firing::dueAt);
    }

    /** No slot at all: a schedule while it is not enabled. */
    static Slots none() {
        return t -> Optional.empty();
    }

    /** These slots up to and including the instant of an edit, those of the new definition after it. */
    default Slots until(Instant edit, Slots then) {
        return t -> t.isBefore(edit)
                ? after(t).filter(slot -> !slot.isAfter(edit)).or(() -> then.after(edit))
                : then.after(t);
    }
}
