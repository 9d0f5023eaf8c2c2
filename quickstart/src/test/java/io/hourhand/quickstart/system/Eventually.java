package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** For what is written off the critical path: looks again until it is there, or a deadline has passed. */
public final class Eventually {

    private static final Duration GLANCE = Duration.ofMillis(50);

    private Eventually() {}

    public static <T> void equal(T expected, Supplier<T> actual) {
        equal(expected, actual, Program.PATIENCE);
    }

    public static <T> void equal(T expected, Supplier<T> actual, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        T seen = actual.get();
        while (!seen.equals(expected) && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE.toNanos());
            seen = actual.get();
        }
        assertEquals(expected, seen);
    }
}
