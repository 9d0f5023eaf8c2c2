package io.hourhand.web.api;

import io.hourhand.store.history.RunHistory;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.LogStore.Line;
import io.hourhand.web.auth.Authentication;
import io.hourhand.web.live.Events;
import io.hourhand.web.live.LogFollow;
import io.hourhand.web.live.ServerEvent;
import io.hourhand.web.live.Streams;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** A run's output as text and as a stream, and the stream of all that happens. */
public final class LogRoutes {

    private static final int LONGEST_TAIL = 100_000;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RunHistory runs;
    private final LogStore logs;
    private final LogFollow follow;
    private final Events events;
    private final Streams streams;
    private final Authentication authentication;
    private final Executor jdbc;

    public LogRoutes(
            RunHistory runs,
            LogStore logs,
            LogFollow follow,
            Events events,
            Streams streams,
            Authentication authentication,
            Executor jdbc) {
        this.runs = runs;
        this.logs = logs;
        this.follow = follow;
        this.events = events;
        this.streams = streams;
        this.authentication = authentication;
        this.jdbc = jdbc;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs/{id}/logs", call -> Reply.now(text(call))),
                Route.get("/api/v1/runs/{id}/logs/stream", call -> Reply.now(stream(call))),
                Route.get("/api/v1/events", call -> Reply.now(events(call))));
    }

    private HttpResponse text(Call call) {
        Query query = call.query();
        Optional<UUID> job = query.id("jobId");
        int tail = query.number("tail", 0, 0, LONGEST_TAIL);
        return query.refusal().or(() -> unknown(call)).orElseGet(() -> {
            long after = query.text("tail").isPresent() ? logs.beforeLast(call.id(), job, tail) : 0;
            return HttpResponse.create()
                    .withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, lines(call.id(), job, after)));
        });
    }

    /** Some chunks at a time: a long log never stands in memory as a whole. */
    private Source<ByteString, NotUsed> lines(UUID run, Optional<UUID> job, long after) {
        return Source.unfoldAsync(after, last -> CompletableFuture.supplyAsync(() -> logs.after(run, last, job), jdbc)
                .thenApply(batch -> batch.isEmpty()
                        ? Optional.<Pair<Long, ByteString>>empty()
                        : Optional.of(Pair.create(batch.getLast().seq(), bytes(batch)))));
    }

    private static ByteString bytes(List<Line> lines) {
        return ByteString.fromString(
                lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining()));
    }

    private HttpResponse stream(Call call) {
        Query query = call.query();
        // A browser that comes back says in a header where it was; one that begins may say so in the query.
        Optional<String> seen = call.header("Last-Event-ID").or(() -> query.text("after"));
        int tail = query.number("tail", LONGEST_TAIL, 0, LONGEST_TAIL);
        OptionalLong given = number(seen.orElse("0"));
        if (given.isEmpty()) {
            return Problem.of(400, "Last-Event-ID must be the number of a line.")
                    .response();
        }
        // A page that follows a run wants its changes too, over the same connection.
        boolean changes = query.flag("events").orElse(false);
        boolean beats = query.flag("beats").orElse(false);
        return query.refusal().or(() -> unknown(call)).orElseGet(() -> {
            long after = seen.isEmpty() && query.text("tail").isPresent()
                    ? logs.beforeLast(call.id(), Optional.empty(), tail)
                    : given.getAsLong();
            Source<ByteString, NotUsed> lines = follow.lines(call.id(), after);
            return open(call, changes ? lines.merge(changes(call.id()), true) : lines, beats);
        });
    }

    private HttpResponse events(Call call) {
        Query query = call.query();
        boolean beats = query.flag("beats").orElse(false);
        return query.refusal().orElseGet(() -> open(call, events.source().map(ServerEvent::bytes), beats));
    }

    private Source<ByteString, NotUsed> changes(UUID run) {
        return events.source()
                .filter(event -> event.data().contains(run.toString()))
                .map(ServerEvent::bytes);
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Math.max(0, Long.parseLong(text.strip())));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private HttpResponse open(Call call, Source<ByteString, NotUsed> source, boolean beats) {
        return streams.full()
                ? Problem.of(503, "Too many streams are open. Close some, or try again later.")
                        .response(SOON)
                // Whoever had their role cut comes back with the one that they have now.
                : streams.response(
                        source,
                        beats,
                        () -> authentication.still(call.caller(), call.caller().role()));
    }

    private Optional<HttpResponse> unknown(Call call) {
        return runs.find(call.id()).isEmpty() ? Optional.of(Problem.noSuchRun().response()) : Optional.empty();
    }
}
