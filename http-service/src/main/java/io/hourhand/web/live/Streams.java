package io.hourhand.web.live;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Answers that go on: kept open by comments or events, counted, and ended when their reader may no longer read. */
public final class Streams {

    /** Unlike the end of a run, this one is no reason to stay away. */
    private static final ByteString STOPPING =
            ServerEvent.named("end", "{\"reason\":\"shutdown\"}").bytes();

    private final int most;
    private final Duration keepAlive;
    private final ByteString beat;
    private final Duration recheck;
    private final Executor jdbc;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Done> ended = new CompletableFuture<>();
    private final SharedKillSwitch all = KillSwitches.shared("streams");

    /**
     * A limit for all streams together.
     *
     * @param config {@code streams}: the most of them, how often they say that they are alive, and how often a reader's
     *     right is looked up
     * @param jdbc where it is looked up
     */
    public Streams(Config config, Executor jdbc) {
        this.most = config.getInt("most");
        this.keepAlive = config.getDuration("keep-alive");
        this.beat = ServerEvent.named("beat", "{\"everyMs\":" + keepAlive.toMillis() + "}")
                .bytes();
        this.recheck = config.getDuration("recheck");
        this.jdbc = jdbc;
    }

    public int open() {
        return open.get();
    }

    public boolean full() {
        return open.get() >= most;
    }

    /**
     * Ends them all, as answers end and not as connections break, and says why: their readers come back to whoever is
     * next. Done when the last of them has ended.
     */
    public CompletionStage<Done> close() {
        closing.set(true);
        all.shutdown();
        if (open.get() == 0) {
            ended.complete(Done.getInstance());
        }
        return ended;
    }

    /**
     * An answer of server-sent events.
     *
     * @param beats whether what keeps it open is an event: a browser's scripts do not see comments, and could not tell a
     *     stream in which nothing happens from one that a proxy holds back
     * @param allowed whether the reader may go on; may block on the database
     */
    public HttpResponse response(Source<ByteString, ?> events, boolean beats, BooleanSupplier allowed) {
        ByteString sign = beats ? beat : ServerEvent.KEEP_ALIVE.bytes();
        Source<ByteString, ?> signs = Source.tick(keepAlive, keepAlive, sign);
        // It says nothing, so that it goes on also for a reader who takes nothing.
        Source<ByteString, ?> right = Source.tick(recheck, recheck, ByteString.emptyByteString())
                .mapAsync(1, tick -> CompletableFuture.supplyAsync(allowed::getAsBoolean, jdbc))
                .takeWhile(may -> may)
                .filter(may -> false)
                .map(may -> ByteString.emptyByteString());
        Source<ByteString, ?> bytes = Source.single(sign)
                .concat(events.merge(signs, true).merge(right, true).via(all.flow()))
                .concatLazy(Source.lazySource(() -> closing.get() ? Source.single(STOPPING) : Source.empty()))
                .watchTermination((used, done) -> {
                    open.incrementAndGet();
                    return done.whenComplete((end, failure) -> left());
                });
        return HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.create(MediaTypes.TEXT_EVENT_STREAM), bytes))
                .addHeader(RawHeader.create("Cache-Control", "no-store"))
                // A proxy that collects an answer before it passes it on would never pass on this one.
                .addHeader(RawHeader.create("X-Accel-Buffering", "no"));
    }

    private void left() {
        if (open.decrementAndGet() == 0 && closing.get()) {
            ended.complete(Done.getInstance());
        }
    }
}
