package io.hourhand.daemon.log;

import io.hourhand.store.run.LogStore.Lines;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How much of all logs together waits in memory for the table. A job that prints faster than the table takes it is held
 * up, as by a full pipe; one without a table is not. Safe to use from every thread.
 */
final class Backlog {

    /** What lines that came together take of the heap beside their letters. */
    private static final long PIECE = 96;

    private static final long LARGEST = 64 * 1_024 * 1_024;
    private static final int SHARE_OF_HEAP = 6;
    private static final long LONGEST_WAIT_MS = 5_000;

    private final long most;
    private long waiting;
    private boolean tableAnswers = true;

    /** @param most how many bytes may wait */
    Backlog(long most) {
        this.most = most;
    }

    static Backlog forThisHeap() {
        return new Backlog(Math.min(LARGEST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /** What lines take of the heap, in bytes. */
    static long cost(Lines lines) {
        return PIECE + lines.text().length();
    }

    static long cost(List<Lines> pieces) {
        return pieces.stream().mapToLong(Backlog::cost).sum();
    }

    synchronized void add(List<Lines> pieces) {
        waiting += cost(pieces);
    }

    /** These are in the table. */
    synchronized void remove(List<List<Lines>> chunks) {
        waiting -= chunks.stream().mapToLong(Backlog::cost).sum();
        notifyAll();
    }

    /** Whether the table answered just now. */
    synchronized void answered(boolean did) {
        tableAnswers = did;
        notifyAll();
    }

    /** Waits until there is room, though not for a table that does not answer. False if there is none. */
    synchronized boolean awaitRoom() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MS);
        try {
            while (waiting > most && tableAnswers) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    tableAnswers = false;
                } else {
                    wait(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return waiting <= most;
    }
}
