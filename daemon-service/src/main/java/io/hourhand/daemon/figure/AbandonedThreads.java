package io.hourhand.daemon.figure;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Threads of jobs that nobody waits for any more. Safe to use from every thread. */
public final class AbandonedThreads {

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicLong ever = new AtomicLong();

    public void add(Thread thread) {
        ever.incrementAndGet();
        threads.add(thread);
    }

    /** How many there were since the daemon's start. */
    public long ever() {
        return ever.get();
    }

    /** How many of them still go on. */
    public int alive() {
        threads.removeIf(thread -> !thread.isAlive());
        return threads.size();
    }
}
