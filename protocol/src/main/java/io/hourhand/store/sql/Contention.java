package io.hourhand.store.sql;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The one place where a deadlock (1213) or a lock that was waited for too long (1205) is answered: the server has undone
 * all of what it refused, so that all of it may be done again.
 */
final class Contention {

    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Contention() {}

    /** Does work up to five times in all, with a random pause in between that may be longer each time. */
    static <T> T outlasted(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.CONTENTION || attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current()
                        .nextLong(PAUSE.multipliedBy(attempt).toNanos()));
            }
        }
    }
}
