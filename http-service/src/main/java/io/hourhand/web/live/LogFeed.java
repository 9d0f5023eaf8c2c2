package io.hourhand.web.live;

import io.hourhand.json.Json;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.store.run.LogStore;
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
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;

/**
 * A run's new lines as they come: those that the daemon tells, those of the table while no daemon does, and after the
 * run's end what is left in the table. Every line once, in order, whichever of the two it comes from.
 */
final class LogFeed {

    /** A run's last lines may reach the table a moment after its end does. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LogStore logs;
    private final RunHistory runs;
    private final WorkerStore workers;
    private final DaemonClient daemons;
    private final InstantSource clock;
    private final Executor jdbc;

    LogFeed(
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

    /** The lines after a number, until the run is over. */
    Source<LogLine, NotUsed> after(UUID runId, long seq) {
        AtomicLong last = new AtomicLong(seq);
        // One source after another, each begun where the one before ended, until there is none.
        return Source.unfoldAsync(runId, id -> CompletableFuture.supplyAsync(() -> next(id, last), jdbc)
                        .thenApply(found -> found.map(some -> Pair.create(id, some))))
                .flatMapConcat(some -> some);
    }

    private Optional<Source<LogLine, NotUsed>> next(UUID runId, AtomicLong last) {
        // Whether it is over is asked before the table is: a line between the two would be lost the other way round.
        Optional<Run> run = runs.find(runId);
        List<LogStore.Line> kept = logs.after(runId, last.get(), Optional.empty());
        if (!kept.isEmpty()) {
            last.set(kept.getLast().seq());
            return Optional.of(Source.from(kept)
                    .map(line -> new LogLine(line.seq(), line.at(), line.jobExecutionId(), line.text())));
        }
        if (run.isEmpty() || settled(run.get())) {
            return Optional.empty();
        }
        return Optional.of(workers.running()
                .filter(daemon -> !run.get().status().isFinal())
                .map(daemon -> told(daemon, runId, last))
                .orElseGet(LogFeed::pause));
    }

    /** What the daemon tells, until it ends or breaks; what it has told already is passed over. */
    private Source<LogLine, NotUsed> told(Worker daemon, UUID runId, AtomicLong last) {
        return Source.completionStageSource(daemons.stream(daemon, DaemonPaths.log(runId, last.get())))
                .filter(event -> event.name().isEmpty() && !event.data().isEmpty())
                .map(event -> Json.read(event.data(), LogLine.class))
                .filter(line -> line.seq() > last.get())
                .map(line -> {
                    last.set(line.seq());
                    return line;
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

    private static Source<LogLine, NotUsed> pause() {
        return Source.<LogLine>empty().initialDelay(PAUSE);
    }
}
