package io.hourhand.web.live;

import io.hourhand.json.Json;
import io.hourhand.store.LogStore;
import io.hourhand.store.WorkerStore;
import io.hourhand.store.WorkerStore.Worker;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.wire.DaemonPaths;
import io.hourhand.wire.LogLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/**
 * A run's lines as they come: those that the table has, then those that the daemon tells, and after the run's end what
 * is left in the table. Every line once, in order, whichever of the two it comes from.
 */
public final class LogFollow {

    /** A run's last lines may reach the table a moment after its end does. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String END = "end";

    private final LogStore logs;
    private final RunHistory runs;
    private final WorkerStore workers;
    private final DaemonClient daemons;
    private final InstantSource clock;
    private final Executor jdbc;

    public LogFollow(
            LogStore logs,
            RunHistory runs,
            WorkerStore workers,
            DaemonClient daemons,
            InstantSource clock,
            Executor jdbc) {
        this.logs = logs;
        this.runs = runs;
        this.workers = workers;
        this.daemons = daemons;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /**
     * The lines after a number, and an event {@code end} after the last one of a finished run.
     *
     * @param after the number of the last line that the reader has; 0 for none
     */
    public Source<ServerEvent, NotUsed> lines(UUID runId, long after) {
        return Source.lazySource(() -> {
                    AtomicLong last = new AtomicLong(after);
                    // One source after another, each begun where the one before ended, until one says that it is over.
                    return Source.repeat(runId)
                            .flatMapConcat(id -> Source.completionStageSource(
                                    CompletableFuture.supplyAsync(() -> next(id, last), jdbc)))
                            .takeWhile(event -> !over(event), true);
                })
                .mapMaterializedValue(used -> NotUsed.getInstance());
    }

    private Source<ServerEvent, NotUsed> next(UUID runId, AtomicLong last) {
        List<LogStore.Line> kept = logs.after(runId, last.get(), Optional.empty());
        if (!kept.isEmpty()) {
            last.set(kept.getLast().seq());
            return Source.from(kept).map(LogFollow::event);
        }
        Optional<Run> run = runs.find(runId);
        if (run.isEmpty() || settled(run.get())) {
            return Source.single(ServerEvent.named(END, "{}"));
        }
        return workers.running()
                .filter(daemon -> !run.get().status().isFinal())
                .map(daemon -> told(daemon, runId, last))
                .orElseGet(LogFollow::pause);
    }

    /** What the daemon tells, until it ends or breaks; what it has told already is passed over. */
    private Source<ServerEvent, NotUsed> told(Worker daemon, UUID runId, AtomicLong last) {
        return Source.completionStageSource(daemons.stream(daemon, DaemonPaths.log(runId, last.get())))
                .filter(event -> !over(event) && !event.data().isEmpty())
                .map(event -> Json.read(event.data(), LogLine.class))
                .filter(line -> line.seq() > last.get())
                .map(line -> {
                    last.set(line.seq());
                    return event(line);
                })
                .recoverWithRetries(1, Throwable.class, Source::empty)
                .concatLazy(pause())
                .mapMaterializedValue(used -> NotUsed.getInstance());
    }

    private boolean settled(Run run) {
        return run.status().isFinal()
                && run.finishedAt()
                        .filter(end -> clock.instant().isBefore(end.plus(SETTLED)))
                        .isEmpty();
    }

    private static Source<ServerEvent, NotUsed> pause() {
        return Source.<ServerEvent>empty().initialDelay(PAUSE);
    }

    private static boolean over(ServerEvent event) {
        return event.name().filter(END::equals).isPresent();
    }

    private static ServerEvent event(LogStore.Line line) {
        return event(new LogLine(line.seq(), line.at(), line.jobExecutionId(), line.text()));
    }

    private static ServerEvent event(LogLine line) {
        return new ServerEvent(Optional.of(Long.toString(line.seq())), Optional.empty(), Json.write(line));
    }
}
