package io.hourhand.web.api;

import io.hourhand.json.FieldError;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.run.LogSearch;
import io.hourhand.store.run.LogSearch.Found;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import io.hourhand.wire.LogLine;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The lines of a run's output that hold a text. */
public final class LogSearchRoutes {

    private static final FieldError TEXT =
            new FieldError("text", "must be 1 to " + LogSearch.LONGEST + " characters on one line");

    private final RunHistory runs;
    private final LogSearch search;

    public LogSearchRoutes(RunHistory runs, LogSearch search) {
        this.runs = runs;
        this.search = search;
    }

    /** A page of lines; it may have none and yet a next one, where the search stopped before the end. */
    private record Lines(List<LogLine> items, long count, long lastSeq, Optional<String> nextCursor) {}

    public List<Route> routes() {
        return List.of(Route.get("/api/v1/runs/{id}/logs/search", call -> Reply.now(search(call))));
    }

    private HttpResponse search(Call call) {
        Query query = call.query();
        String text = query.text("text").orElse("");
        if (text.isEmpty() || text.length() > LogSearch.LONGEST || text.lines().count() > 1) {
            return Problem.badInput("The query has wrong parameters.", List.of(TEXT))
                    .response();
        }
        int limit = query.limit();
        long after = query.parsed(
                        "cursor",
                        value -> Optional.of(Long.valueOf(value)).filter(seq -> seq >= 0 && seq <= LogSearch.LAST_LINE),
                        "the nextCursor of the page before")
                .orElse(0L);
        return query.refusal()
                .or(() -> runs.find(call.id()).isEmpty()
                        ? Optional.of(Problem.noSuchRun().response())
                        : Optional.empty())
                .orElseGet(() -> answer(search.after(call.id(), after, text, limit)));
    }

    private static HttpResponse answer(Found found) {
        return Reply.ok(new Lines(
                found.lines().stream()
                        .map(line -> new LogLine(line.seq(), line.at(), line.jobExecutionId(), line.text()))
                        .toList(),
                found.count(),
                found.last(),
                found.next().map(Object::toString)));
    }
}
