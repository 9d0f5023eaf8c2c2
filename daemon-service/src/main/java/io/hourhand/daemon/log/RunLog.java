package io.hourhand.daemon.log;

import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.LogStore.Line;
import io.hourhand.store.run.LogStore.Lines;
import io.hourhand.store.sql.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The output of one run while it goes on. Lines are numbered as they come, kept in memory until they are in the table,
 * and handed to whoever follows. Readers pull by number, so that a slow one costs nothing and misses nothing, and a job
 * never waits for a reader.
 */
public final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private static final long FLUSH_MS = 200;
    private static final long RETRY_MS = 2_000;

    private final long epoch;
    private final UUID runId;
    private final LogStore store;
    private final Executor blocking;

    private final long mostBytes;
    private final Backlog backlog;

    private final Object lock = new Object();
    private final Map<UUID, Share> shares = new HashMap<>();
    private final Window window;
    private boolean flushPlanned;
    private boolean ended;
    private CompletableFuture<Void> more = new CompletableFuture<>();

    /**
     * A log that goes on.
     *
     * @param epoch under which the daemon leads that runs the run
     * @param lastSeq the number of the newest line in the table
     * @param mostBytes how much is kept of one attempt's output
     * @param backlog what waits for the table, of all logs together
     */
    RunLog(long epoch, UUID runId, long lastSeq, LogStore store, Executor blocking, long mostBytes, Backlog backlog) {
        this.epoch = epoch;
        this.runId = runId;
        this.window = new Window(lastSeq);
        this.store = store;
        this.blocking = blocking;
        this.mostBytes = mostBytes;
        this.backlog = backlog;
    }

    /**
     * Lines for a reader.
     *
     * @param ended whether no line will ever follow these
     */
    public record Batch(List<Line> lines, boolean ended) {}

    /** Adds output of an attempt. What is too much of it waits for its {@link #end}. */
    void append(UUID jobExecutionId, Output output) {
        boolean room = backlog.awaitRoom();
        boolean whole;
        synchronized (lock) {
            if (ended) {
                // A job that would not end in time still speaks: nobody listens any more.
                return;
            }
            Share share = shares.computeIfAbsent(jobExecutionId, id -> new Share(mostBytes));
            if (!room) {
                // The table does not answer: what comes now would have to wait in memory.
                share.close();
            }
            whole = share.takes(output.size());
            if (!whole && !share.hold(output)) {
                return;
            }
        }
        add(jobExecutionId, output.at(), whole ? output.text() : Share.FROM_HERE_ON);
    }

    /** The attempt is over: its end, and how much is missing before that, is told as fast as the table takes it. */
    void end(UUID jobExecutionId) {
        Share share;
        synchronized (lock) {
            share = shares.remove(jobExecutionId);
        }
        for (boolean more = share != null; more; ) {
            more = tell(jobExecutionId, Objects.requireNonNull(share), backlog.awaitRoom());
        }
    }

    /** Tells the next piece of what was held, by who ended it alone; without room only how much it was. */
    private boolean tell(UUID jobExecutionId, Share share, boolean room) {
        if (!room) {
            share.drop();
        }
        Optional<Output> next = share.next();
        next.ifPresent(output -> add(jobExecutionId, output.at(), output.text()));
        return next.isPresent();
    }

    /** To take a large text apart takes a while, in which no reader has to wait. */
    private void add(UUID jobExecutionId, Instant at, String text) {
        List<TextLines.Piece> pieces = TextLines.of(text);
        CompletableFuture<Void> waiting;
        synchronized (lock) {
            if (ended) {
                return;
            }
            backlog.add(window.add(jobExecutionId, at, pieces));
            planFlush(FLUSH_MS);
            waiting = signal();
        }
        if (waiting.getNumberOfDependents() > 0) {
            waiting.completeAsync(() -> null, blocking);
        }
    }

    private CompletableFuture<Void> signal() {
        CompletableFuture<Void> waiting = more;
        more = new CompletableFuture<>();
        return waiting;
    }

    /** The lines after a number, as soon as there are any. */
    CompletionStage<Batch> after(long seq) {
        CompletableFuture<Void> wait;
        synchronized (lock) {
            if (!window.reaches(seq)) {
                return CompletableFuture.supplyAsync(
                        () -> new Batch(store.after(runId, seq, Optional.empty()), false), blocking);
            }
            if (seq < window.lastSeq()) {
                return CompletableFuture.completedFuture(new Batch(window.after(seq), false));
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
        return CompletableFuture.runAsync(this::endAll, blocking)
                .thenRun(this::flush)
                .thenRun(this::end)
                .exceptionallyComposeAsync(
                        failure -> close(), CompletableFuture.delayedExecutor(RETRY_MS, TimeUnit.MILLISECONDS));
    }

    private void endAll() {
        List<UUID> attempts;
        synchronized (lock) {
            attempts = List.copyOf(shares.keySet());
        }
        attempts.forEach(this::end);
    }

    /** Lets the readers go; lines that come later are lost. */
    void end() {
        CompletableFuture<Void> waiting;
        synchronized (lock) {
            ended = true;
            waiting = signal();
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
        } catch (StoreException e) {
            // An outage is told of by those who lead; with each try for each log it would be all that one reads.
            switch (e.kind()) {
                case UNAVAILABLE, CONTENTION -> LOG.debug("The log of {} waits for its table", runId, e);
                case DUPLICATE, REFUSED, BROKEN ->
                    LOG.warn("The log of {} cannot be written yet: {}", runId, e.getMessage());
            }
        } finally {
            backlog.answered(kept);
            synchronized (lock) {
                flushPlanned = false;
                if (!waiting().isEmpty()) {
                    planFlush(kept ? FLUSH_MS : RETRY_MS);
                }
            }
        }
    }

    /** One writer at a time, or two could write chunks that overlap. */
    private synchronized void flush() {
        for (List<List<Lines>> chunks = waiting(); !chunks.isEmpty(); chunks = waiting()) {
            if (chunks.size() == 1) {
                store.append(epoch, runId, chunks.getFirst());
            } else {
                store.appendAll(epoch, runId, chunks);
            }
            synchronized (lock) {
                window.kept(chunks);
            }
            backlog.remove(chunks);
        }
    }

    private List<List<Lines>> waiting() {
        synchronized (lock) {
            return window.waiting();
        }
    }
}
