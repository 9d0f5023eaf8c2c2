package io.hourhand.daemon.log;

import io.hourhand.store.LogStore;
import io.hourhand.store.LogStore.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The output of one run while it goes on. Lines are numbered as they come, kept in memory until they are in the table,
 * and handed to whoever follows. Readers pull by number, so that a slow one costs nothing and misses nothing, and a job
 * never waits for a reader.
 */
public final class RunLog {

    private static final int LONGEST_LINE = 16_000;
    private static final int CHUNK_CHARS = 48_000;
    private static final int RECENT = 2_000;
    private static final long FLUSH_MS = 200;
    private static final long RETRY_MS = 2_000;

    private final long epoch;
    private final UUID runId;
    private final LogStore store;
    private final Executor blocking;

    private final Object lock = new Object();
    private final List<Line> recent = new ArrayList<>();
    private long lastSeq;
    private long keptSeq;
    private boolean flushPlanned;
    private boolean ended;
    private CompletableFuture<Void> more = new CompletableFuture<>();

    /**
     * A log that goes on.
     *
     * @param epoch under which the daemon leads that runs the run
     * @param lastSeq the number of the newest line in the table
     */
    RunLog(long epoch, UUID runId, long lastSeq, LogStore store, Executor blocking) {
        this.epoch = epoch;
        this.runId = runId;
        this.lastSeq = lastSeq;
        this.keptSeq = lastSeq;
        this.store = store;
        this.blocking = blocking;
    }

    /**
     * Lines for a reader.
     *
     * @param ended whether no line will ever follow these
     */
    public record Batch(List<Line> lines, boolean ended) {}

    /** Adds output of an attempt; a text of several lines becomes several, a very long line is cut into pieces. */
    public void append(UUID jobExecutionId, Instant at, String text) {
        CompletableFuture<Void> waiting;
        synchronized (lock) {
            if (ended) {
                // A job that would not end in time still speaks: nobody listens any more.
                return;
            }
            for (String line : text.split("\\R", -1)) {
                for (int from = 0; from == 0 || from < line.length(); from += LONGEST_LINE) {
                    String piece = line.substring(from, Math.min(line.length(), from + LONGEST_LINE));
                    recent.add(new Line(++lastSeq, jobExecutionId, at, piece));
                }
            }
            waiting = more;
            more = new CompletableFuture<>();
            planFlush(FLUSH_MS);
        }
        if (waiting.getNumberOfDependents() > 0) {
            waiting.completeAsync(() -> null, blocking);
        }
    }

    /** The lines after a number, as soon as there are any. */
    CompletionStage<Batch> after(long seq) {
        CompletableFuture<Void> wait;
        synchronized (lock) {
            long firstRecent = lastSeq - recent.size() + 1;
            if (seq + 1 < firstRecent) {
                return CompletableFuture.supplyAsync(
                        () -> new Batch(store.after(runId, seq, Optional.empty()), false), blocking);
            }
            if (seq < lastSeq) {
                int from = (int) (seq + 1 - firstRecent);
                int to = Math.min(recent.size(), from + RECENT);
                return CompletableFuture.completedFuture(new Batch(List.copyOf(recent.subList(from, to)), false));
            }
            if (ended) {
                return CompletableFuture.completedFuture(new Batch(List.of(), true));
            }
            // A stage of its own, so that the writer sees that somebody waits.
            wait = more.copy();
        }
        return wait.thenCompose(signal -> after(seq));
    }

    /** Writes what is left, then lets the readers go. Done when all lines are in the table; repeated until they are. */
    CompletionStage<Void> close() {
        return CompletableFuture.runAsync(this::flush, blocking)
                .thenRun(this::end)
                .exceptionallyComposeAsync(
                        failure -> close(), CompletableFuture.delayedExecutor(RETRY_MS, TimeUnit.MILLISECONDS));
    }

    /** Lets the readers go; lines that come later are lost. */
    void end() {
        CompletableFuture<Void> waiting;
        synchronized (lock) {
            ended = true;
            waiting = more;
            more = new CompletableFuture<>();
        }
        waiting.completeAsync(() -> null, blocking);
    }

    /** The caller holds the lock. */
    private void planFlush(long delayMs) {
        if (!flushPlanned) {
            flushPlanned = true;
            CompletableFuture.delayedExecutor(delayMs, TimeUnit.MILLISECONDS, blocking)
                    .execute(this::flushOrRetry);
        }
    }

    private void flushOrRetry() {
        boolean kept = false;
        try {
            flush();
            kept = true;
        } finally {
            synchronized (lock) {
                flushPlanned = false;
                if (keptSeq < lastSeq) {
                    planFlush(kept ? FLUSH_MS : RETRY_MS);
                }
            }
        }
    }

    /** One writer at a time, or two could write chunks that overlap. */
    private synchronized void flush() {
        for (List<Line> chunk = nextChunk(); !chunk.isEmpty(); chunk = nextChunk()) {
            store.append(epoch, runId, chunk);
            synchronized (lock) {
                keptSeq = chunk.getLast().seq();
                int kept = (int) (keptSeq - (lastSeq - recent.size()));
                recent.subList(0, Math.max(0, Math.min(kept, recent.size() - RECENT)))
                        .clear();
            }
        }
    }

    private List<Line> nextChunk() {
        synchronized (lock) {
            int from = recent.size() - (int) (lastSeq - keptSeq);
            int to = from;
            int chars = 0;
            while (to < recent.size()
                    && chars < CHUNK_CHARS
                    && recent.get(to).jobExecutionId().equals(recent.get(from).jobExecutionId())) {
                chars += recent.get(to).text().length() + 1;
                to++;
            }
            return List.copyOf(recent.subList(from, to));
        }
    }
}
