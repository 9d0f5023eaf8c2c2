package io.hourhand.daemon.log;

import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.LogStore.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The output of all runs that go on here, and a way to read that of any run. Safe to use from every thread. */
public final class LogHub {

    private final LogStore store;
    private final Executor blocking;
    private final long mostBytes;
    private final Secrets secrets;
    private final Backlog backlog = Backlog.forThisHeap();
    private final Map<UUID, RunLog> live = new ConcurrentHashMap<>();
    private volatile long epoch;

    /**
     * A hub that holds no run yet.
     *
     * @param blocking threads on which the table is read and written
     * @param mostBytes how much is kept of one attempt's output
     * @param secrets what is masked in every log
     */
    public LogHub(LogStore store, Executor blocking, long mostBytes, Secrets secrets) {
        this.store = store;
        this.blocking = blocking;
        this.mostBytes = mostBytes;
        this.secrets = secrets;
    }

    /**
     * Where an attempt's output goes. Blocks at the first call for a run.
     *
     * @param config of its job: values in it that are secret by their names are masked
     */
    public JobOutput output(UUID runId, UUID jobExecutionId, String config) {
        return new JobOutput(of(runId), jobExecutionId, secrets.and(config));
    }

    /** From now on logs are those of a daemon that leads under this epoch; those of an earlier one end as they are. */
    public void lead(long leading) {
        epoch = leading;
        live.values().forEach(RunLog::end);
        live.clear();
    }

    /** The log of a run that goes on here. Blocks at the first call for a run, to find where its numbers stand. */
    RunLog of(UUID runId) {
        return live.computeIfAbsent(
                runId, id -> new RunLog(epoch, id, store.lastSeq(id), store, blocking, mostBytes, backlog));
    }

    /** The lines of any run after a number; of a live one as soon as there are any. */
    public CompletionStage<RunLog.Batch> after(UUID runId, long seq) {
        RunLog log = live.get(runId);
        return log != null ? log.after(seq) : CompletableFuture.supplyAsync(() -> kept(runId, seq), blocking);
    }

    /** Ends a run's log: done when its last line is in the table. */
    public CompletionStage<Void> close(UUID runId) {
        RunLog log = live.get(runId);
        return log == null
                ? CompletableFuture.completedFuture(null)
                : log.close().thenRun(() -> live.remove(runId, log));
    }

    private RunLog.Batch kept(UUID runId, long seq) {
        List<Line> lines = store.after(runId, seq, Optional.empty());
        return new RunLog.Batch(lines, lines.isEmpty());
    }
}
