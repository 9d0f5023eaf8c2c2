package io.hourhand.web.live;

import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.run.LogStore;
import io.hourhand.wire.LogLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * Runs' lines for all who follow them. However many follow one run, its new lines come here once; each reader takes the
 * older ones from the table and the newest from the window that all share.
 */
public final class LogFollow {

    /** Lines come in groups this far apart: a reader's eye sees no difference, and a hundred readers cost less. */
    private static final Duration TOGETHER = Duration.ofMillis(50);

    private static final int FRAME_CHARS = 128 * 1_024;
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final long UNWRITTEN_MS = 500;

    private final ActorSystem<?> system;
    private final LogStore logs;
    private final LogFeed feed;
    private final Executor jdbc;
    private final ConcurrentHashMap<UUID, Followed> followed = new ConcurrentHashMap<>();

    public LogFollow(
            ActorSystem<?> system,
            LogStore logs,
            RunHistory runs,
            WorkerStore workers,
            DaemonClient daemons,
            InstantSource clock,
            Executor jdbc) {
        this.system = system;
        this.logs = logs;
        this.feed = new LogFeed(logs, runs, workers, daemons, clock, jdbc);
        this.jdbc = jdbc;
    }

    /** A run that somebody follows. */
    private record Followed(LogWindow window, UniqueKillSwitch upstream, AtomicInteger readers) {}

    /**
     * Events of the lines after a number, and an event {@code end} after the last one of a finished run.
     *
     * @param after the number of the last line that the reader has; 0 for none
     */
    public Source<ByteString, NotUsed> lines(UUID runId, long after) {
        return Source.lazySource(() -> {
                    LogWindow window = join(runId);
                    return Source.unfoldAsync(
                                    after, seq -> window.after(seq).thenCompose(next -> read(runId, seq, next)))
                            .filter(events -> !events.isEmpty())
                            .concat(Source.single(ServerEvent.named("end", "{}").bytes()))
                            .watchTermination((used, done) -> done.whenComplete((end, failure) -> leave(runId)));
                })
                .mapMaterializedValue(used -> NotUsed.getInstance());
    }

    private CompletionStage<Optional<Pair<Long, ByteString>>> read(UUID runId, long seq, LogWindow.Next next) {
        return switch (next) {
            case LogWindow.Next.Lines(long last, ByteString events) ->
                CompletableFuture.completedFuture(Optional.of(Pair.create(last, events)));
            case LogWindow.Next.Behind() ->
                CompletableFuture.supplyAsync(() -> logs.after(runId, seq, Optional.empty()), jdbc)
                        .thenCompose(lines -> lines.isEmpty() ? unwritten(seq) : written(lines));
            case LogWindow.Next.Over() -> CompletableFuture.completedFuture(Optional.empty());
        };
    }

    private static CompletionStage<Optional<Pair<Long, ByteString>>> written(List<LogStore.Line> kept) {
        List<LogLine> lines = kept.stream()
                .map(line -> new LogLine(line.seq(), line.at(), line.jobExecutionId(), line.text()))
                .toList();
        return CompletableFuture.completedFuture(
                Optional.of(Pair.create(lines.getLast().seq(), ServerEvent.bytes(lines, new int[lines.size()]))));
    }

    /** What has left the window is in the table, or will be in a moment. */
    private static CompletionStage<Optional<Pair<Long, ByteString>>> unwritten(long seq) {
        return CompletableFuture.supplyAsync(
                () -> Optional.of(Pair.create(seq, ByteString.emptyByteString())),
                CompletableFuture.delayedExecutor(UNWRITTEN_MS, TimeUnit.MILLISECONDS));
    }

    private LogWindow join(UUID runId) {
        return followed.compute(runId, (id, there) -> {
                    Followed run = there == null ? open(id) : there;
                    run.readers().incrementAndGet();
                    return run;
                })
                .window();
    }

    private void leave(UUID runId) {
        followed.computeIfPresent(runId, (id, run) -> {
            if (run.readers().decrementAndGet() > 0) {
                return run;
            }
            run.upstream().shutdown();
            return null;
        });
    }

    private Followed open(UUID runId) {
        LogWindow window = new LogWindow();
        var running = Source.completionStageSource(CompletableFuture.supplyAsync(() -> logs.lastSeq(runId), jdbc)
                        .thenApply(last -> {
                            window.begin(last);
                            return feed.after(runId, last);
                        }))
                .viaMat(KillSwitches.single(), Keep.right())
                .groupedWeightedWithin(FRAME_CHARS, line -> (long) line.text().length() + 1, TOGETHER)
                .keepAlive(QUIET, List::of)
                .toMat(Sink.foreach(window::add), Keep.both())
                .run(system);
        var unused = running.second().whenComplete((done, failure) -> {
            if (failure == null) {
                window.end();
            } else {
                window.fail(failure);
            }
        });
        return new Followed(window, running.first(), new AtomicInteger());
    }
}
