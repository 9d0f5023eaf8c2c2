package io.hourhand.daemon.admin;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hourhand.json.Json;
import io.hourhand.store.run.LogStore.Line;
import io.hourhand.wire.DaemonPaths;
import io.hourhand.wire.LogLine;
import io.hourhand.wire.TriggerAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;

/** The daemon's own endpoint, as {@link DaemonPaths} describes it. */
final class AdminRoutes extends AllDirectives {

    private final String key;
    private final Inside inside;
    private final OpenStreams streams;

    /** @param key what callers must know */
    AdminRoutes(String key, Inside inside, OpenStreams streams) {
        this.key = key;
        this.inside = inside;
        this.streams = streams;
    }

    Route routes() {
        return concat(path("health", () -> get(() -> complete(health()))), withKey(this::guarded));
    }

    private Route guarded() {
        return concat(
                path("metrics", () -> get(() -> onSuccess(this::metrics, found -> complete(text(found))))),
                path(
                        "events",
                        () -> get(() -> stream(
                                inside.events().listen().map(event -> ServerSentEvent.create(Json.write(event)))))),
                pathPrefix("nudge", () -> post(this::nudges)),
                path(
                        PathMatchers.segment("runs")
                                .slash(PathMatchers.uuidSegment())
                                .slash("log"),
                        runId -> get(() -> parameterOptional("after", after -> log(runId, after)))));
    }

    /** On a thread of its own: it looks at a disk, which may hang. */
    private CompletionStage<String> metrics() {
        return CompletableFuture.supplyAsync(
                () -> DaemonMetrics.text(inside),
                task -> Thread.ofVirtual().name("metrics").start(task));
    }

    private Route nudges() {
        return concat(
                path("schedules", () -> {
                    inside.door().look();
                    return complete(StatusCodes.NO_CONTENT);
                }),
                path(
                        segment("triggers").slash(PathMatchers.uuidSegment()),
                        triggerId -> onSuccess(inside.door().request(triggerId), answer -> complete(json(answer)))),
                path(segment("cancels").slash(PathMatchers.uuidSegment()), runId -> {
                    inside.door().cancel(runId);
                    return complete(StatusCodes.NO_CONTENT);
                }));
    }

    private Route log(UUID runId, Optional<String> after) {
        long from;
        try {
            from = Long.parseLong(after.orElse("0"));
        } catch (NumberFormatException e) {
            return complete(StatusCodes.BAD_REQUEST);
        }
        Source<ServerSentEvent, NotUsed> lines = Source.unfoldAsync(from, last -> inside.logs()
                        .after(runId, last)
                        .thenApply(batch -> batch.ended() ? Optional.empty() : Optional.of(page(last, batch.lines()))))
                .mapConcat(page -> page)
                .map(AdminRoutes::event)
                .concat(Source.single(ServerSentEvent.create("", "end")));
        return stream(lines);
    }

    private static Pair<Long, List<Line>> page(long last, List<Line> lines) {
        return Pair.create(lines.isEmpty() ? last : lines.getLast().seq(), lines);
    }

    private static ServerSentEvent event(Line line) {
        String data = Json.write(new LogLine(line.seq(), line.at(), line.jobExecutionId(), line.text()));
        return ServerSentEvent.create(
                data, Optional.empty(), Optional.of(Long.toString(line.seq())), OptionalInt.empty());
    }

    private Route stream(Source<ServerSentEvent, NotUsed> source) {
        return completeOK(streams.open(source), EventStreamMarshalling.toEventStream());
    }

    /** The state, and whether somebody wants nothing new to begin. */
    private record Health(@JsonUnwrapped DaemonState state, boolean drained) {}

    private HttpResponse health() {
        DaemonState now = inside.state().get();
        return HttpResponse.create()
                .withStatus(now.healthy() ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE)
                .withEntity(HttpEntities.create(
                        ContentTypes.APPLICATION_JSON,
                        Json.write(new Health(now, inside.held().isDrained()))));
    }

    private static HttpResponse json(TriggerAnswer answer) {
        return HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, Json.write(answer)));
    }

    private static HttpResponse text(String text) {
        return HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, text));
    }

    private Route withKey(Supplier<Route> inner) {
        return optionalHeaderValueByName(
                "Authorization",
                given -> given.filter(this::isRight).isPresent() ? inner.get() : complete(StatusCodes.UNAUTHORIZED));
    }

    private boolean isRight(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), ("Bearer " + key).getBytes(StandardCharsets.UTF_8));
    }
}
