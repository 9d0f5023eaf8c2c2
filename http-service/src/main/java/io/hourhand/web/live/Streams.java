package io.hourhand.web.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Source;

/** Answers that go on: kept open by comments, counted, and ended when their reader may no longer read. */
public final class Streams {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final int most;
    private final Executor jdbc;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * A limit for all streams together.
     *
     * @param jdbc where a reader's right is looked up
     */
    public Streams(int most, Executor jdbc) {
        this.most = most;
        this.jdbc = jdbc;
    }

    public int open() {
        return open.get();
    }

    public boolean full() {
        return open.get() >= most;
    }

    /**
     * An answer of server-sent events.
     *
     * @param allowed whether the reader may go on; asked twice a minute, may block on the database
     */
    public HttpResponse response(Source<ServerEvent, ?> events, BooleanSupplier allowed) {
        Source<ServerEvent, ?> ticks = Source.tick(KEEP_ALIVE, KEEP_ALIVE, ServerEvent.KEEP_ALIVE)
                .zipWithIndex()
                .mapAsync(
                        1,
                        tick -> tick.second() % 2 == 0
                                ? CompletableFuture.completedFuture(true)
                                : CompletableFuture.supplyAsync(allowed::getAsBoolean, jdbc))
                .takeWhile(may -> may)
                .map(may -> ServerEvent.KEEP_ALIVE);
        Source<org.apache.pekko.util.ByteString, ?> bytes = Source.single(ServerEvent.KEEP_ALIVE)
                .concat(events.merge(ticks, true))
                .map(ServerEvent::bytes)
                .watchTermination((used, done) -> {
                    open.incrementAndGet();
                    return done.whenComplete((end, failure) -> open.decrementAndGet());
                });
        return HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.create(MediaTypes.TEXT_EVENT_STREAM), bytes))
                .addHeader(RawHeader.create("Cache-Control", "no-store"))
                // A proxy that collects an answer before it passes it on would never pass on this one.
                .addHeader(RawHeader.create("X-Accel-Buffering", "no"));
    }
}
