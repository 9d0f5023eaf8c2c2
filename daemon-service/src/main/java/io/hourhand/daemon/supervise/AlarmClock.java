package io.hourhand.daemon.supervise;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Rings once, to the millisecond. Pekko's timers count in steps of ten, which a start would be late by. Belongs to the
 * supervisor's thread; the ring may come from any.
 */
final class AlarmClock {

    private final Runnable ring;
    private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);

    AlarmClock(Runnable ring) {
        this.ring = ring;
    }

    /** Rings after this time, and no more at the one that was set before. */
    void set(Duration nap) {
        pending.cancel(false);
        Executor later = CompletableFuture.delayedExecutor(nap.toNanos(), TimeUnit.NANOSECONDS, Runnable::run);
        pending = CompletableFuture.runAsync(ring, later);
    }
}
