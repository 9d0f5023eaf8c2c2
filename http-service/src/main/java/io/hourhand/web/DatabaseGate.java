package io.hourhand.web;

import io.hourhand.store.sql.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether the database may be asked. Closed until the schema is ready; and while the database is away it lets one asker
 * try at a time, so that an outage answers at once instead of filling every thread with waiting. Thread-safe.
 */
final class DatabaseGate {

    private static final String AWAY = "the database does not answer";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Longer than a pool waits for a connection: by then the one that tried knows. */
    private static final Duration TRIAL = Duration.ofSeconds(12);

    private final InstantSource clock;
    private Optional<String> obstacle = Optional.of("the database has not answered yet");
    private Instant nextTrial = Instant.MIN;

    DatabaseGate(InstantSource clock) {
        this.clock = clock;
    }

    /** What is in the way, in words; asked when it is empty, the asker may try, and tells what came of it. */
    synchronized Optional<String> obstacle() {
        Instant now = clock.instant();
        if (obstacle.filter(AWAY::equals).isPresent() && !now.isBefore(nextTrial)) {
            nextTrial = now.plus(TRIAL);
            return Optional.empty();
        }
        return obstacle;
    }

    synchronized void answered() {
        obstacle = Optional.empty();
    }

    /** Looks at a failure, and closes if it says that the database is away. One that takes no writes can be read. */
    synchronized void failed(Throwable failure) {
        if (StoreException.is(StoreException.Kind.UNAVAILABLE, failure) && !StoreException.isOfWritesOnly(failure)) {
            obstacle = Optional.of(AWAY);
            nextTrial = clock.instant().plus(PAUSE);
        }
    }
}
