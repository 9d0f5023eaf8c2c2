package io.hourhand.web;

import io.hourhand.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether the database may be asked. Closed until the schema is ready, and for a moment after each failure to reach it,
 * so that an outage answers at once instead of filling every thread with waiting. Thread-safe.
 */
public final class DatabaseGate {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private volatile Optional<String> obstacle = Optional.of("the database has not answered yet");
    private volatile Instant closedUntil = Instant.MIN;

    DatabaseGate(InstantSource clock) {
        this.clock = clock;
    }

    /** What keeps the schema from being ready, in words. */
    public Optional<String> obstacle() {
        return obstacle;
    }

    boolean open() {
        return obstacle.isEmpty() && !clock.instant().isBefore(closedUntil);
    }

    void schemaReady() {
        obstacle = Optional.empty();
    }

    /** Looks at a failure, and closes if it says that the database is away. */
    void failed(Throwable failure) {
        if (StoreException.is(StoreException.Kind.UNAVAILABLE, failure)) {
            closedUntil = clock.instant().plus(PAUSE);
        }
    }
}
