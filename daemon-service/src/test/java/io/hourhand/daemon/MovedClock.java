package io.hourhand.daemon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock, off by as much as a test says. */
final class MovedClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    /** From now on it shows that much more than it should. */
    void ahead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }
}
