package io.hourhand.web.api.export;

import io.hourhand.json.Json;
import io.hourhand.run.JobStatus;
import io.hourhand.schedule.Durations;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.history.JobListing;
import io.hourhand.store.history.JobListing.Edge;
import io.hourhand.store.history.JobListing.Filter;
import io.hourhand.store.history.JobListing.Line;
import io.hourhand.store.history.RunsOfSchedules;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** The attempts that a filter finds, the newest first, as a file: read and sent in pieces, and never more than some. */
public final class JobExport {

    /** So many attempts are in a file at the most. */
    public static final int MOST = 10_000;

    private static final int PIECE = 500;
    private static final ContentType CSV = ContentTypes.parse("text/csv; charset=utf-8");

    private final JobListing jobs;
    private final RunsOfSchedules runs;
    private final Executor jdbc;

    public JobExport(JobListing jobs, RunsOfSchedules runs, Executor jdbc) {
        this.jobs = jobs;
        this.runs = runs;
        this.jdbc = jdbc;
    }

    private enum Format {
        CSV,
        JSON
    }

    /** How far a file is: where the next piece begins, and how many lines are written. */
    private record Progress(Edge edge, int written) {}

    public List<Route> routes() {
        return List.of(Route.get("/api/v1/jobs/export", call -> Reply.now(export(call))));
    }

    private HttpResponse export(Call call) {
        Query query = call.query();
        Format format = query.parsed("format", JobExport::format, "csv or json").orElse(Format.CSV);
        Filter filter = new Filter(
                query.text("name"),
                query.word("status", JobStatus.class),
                query.instant("from"),
                query.instant("to"),
                query.parsed("longer", JobExport::length, "a duration such as PT10S"),
                query.text("schedule").map(runs::named));
        return query.refusal().orElseGet(() -> switch (format) {
            case CSV -> file("jobs.csv", CSV, csv(filter));
            case JSON -> file("jobs.json", ContentTypes.APPLICATION_JSON, json(filter));
        });
    }

    private static HttpResponse file(String name, ContentType type, Source<ByteString, NotUsed> content) {
        return HttpResponse.create()
                .withEntity(HttpEntities.createChunked(type, content))
                .addHeader(RawHeader.create("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    private Source<ByteString, NotUsed> csv(Filter filter) {
        return Source.single(JobCsv.HEAD)
                .concat(pieces(filter)
                        .map(lines -> lines.stream().map(JobCsv::line).collect(Collectors.joining())))
                .map(ByteString::fromString);
    }

    private Source<ByteString, NotUsed> json(Filter filter) {
        return pieces(filter)
                .mapConcat(lines -> lines)
                .map(Json::write)
                .intersperse("[\n", ",\n", "\n]\n")
                .map(ByteString::fromString);
    }

    private Source<List<Line>, NotUsed> pieces(Filter filter) {
        return Source.unfoldAsync(
                new Progress(new Edge.Newest(), 0),
                so -> so.written() >= MOST
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.supplyAsync(() -> jobs.list(filter, so.edge(), PIECE), jdbc)
                                .thenApply(
                                        lines -> lines.isEmpty() ? Optional.empty() : Optional.of(after(so, lines))));
    }

    private static Pair<Progress, List<Line>> after(Progress so, List<Line> lines) {
        Edge next = new Edge.OlderThan(lines.getLast().id());
        return Pair.create(new Progress(next, so.written() + lines.size()), lines);
    }

    private static Optional<Format> format(String word) {
        return switch (word) {
            case "csv" -> Optional.of(Format.CSV);
            case "json" -> Optional.of(Format.JSON);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> length(String text) {
        return Durations.parse(text) instanceof Parsed.Valid<Duration>(Duration length)
                ? Optional.of(length)
                : Optional.empty();
    }
}
