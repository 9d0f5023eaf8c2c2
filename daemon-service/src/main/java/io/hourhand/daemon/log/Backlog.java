package io.hourhand.daemon.log;

import io.hourhand.store.LogStore.Line;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How much of all logs together waits in memory for the table. A job that prints faster than the table takes it is held
 * up, as by a full pipe; one without a table is not. Safe to use from every thread.
 */
final class Backlog {

    /** What a line takes of the heap beside its letters: a line of one letter is no cheaper than one of a hundred. */
    private static final long LINE = 88;

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

    /** What a line takes of the heap, in bytes. */
    static long cost(Line line) {
        return LINE + line.text().length();
    }

    synchronized void add(Line line) {
        waiting += cost(line);
    }

    /** These lines are in the table; says what they cost. */
    synchronized long remove(List<Line> lines) {
        long cost = lines.stream().mapToLong(Backlog::cost).sum();
        waiting -= cost;
        notifyAll();
        return cost;
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
