package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.history.JobListing;
import io.hourhand.store.history.JobListing.Edge;
import io.hourhand.store.history.JobListing.Filter;
import io.hourhand.store.history.JobListing.Line;
import io.hourhand.store.history.RunsOfSchedules;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.run.JobsPage.Item;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The history of jobs: found by state, name and time, some at a time. */
public final class JobPages {

    private static final int LINES = 50;

    private final Frame frame;
    private final JobListing jobs;
    private final RunsOfSchedules runs;

    public JobPages(Frame frame, JobListing jobs, RunsOfSchedules runs) {
        this.frame = frame;
        this.jobs = jobs;
        this.runs = runs;
    }

    public List<Route> routes() {
        return List.of(Route.get("/admin/jobs", call -> Reply.now(list(call))));
    }

    private HttpResponse list(Call call) {
        Shell shell = frame.shell(call, say("word.jobs"), Section.JOBS);
        JobsQuery query = JobsQuery.of(call.query());
        Filter filter = query.filter(shell.times(), runs::named);
        Edge edge = edge(call.query());
        List<Line> found = jobs.list(filter, edge, LINES + 1);
        return frame.page(shell, "jobs.jte", page(shell, query, filter, edge, found));
    }

    private JobsPage page(Shell shell, JobsQuery query, Filter filter, Edge edge, List<Line> found) {
        boolean more = found.size() > LINES;
        boolean upwards = edge instanceof Edge.NewerThan;
        List<Line> lines = !more ? found : upwards ? found.subList(1, found.size()) : found.subList(0, LINES);
        Optional<UUID> top = lines.stream().findFirst().map(Line::id);
        Optional<UUID> bottom =
                lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast().id());
        long newer = edge instanceof Edge.Newest
                ? 0
                : top.map(id -> jobs.newerThan(filter, id)).orElse(0L);
        boolean paged = edge instanceof Edge.OlderThan || (upwards && more);
        return new JobsPage(
                lines.stream().map(line -> Item.of(line, shell.times())).toList(),
                jobs.counts(filter),
                query,
                shell.times().zone().of(ZoneId.of("UTC")).getId(),
                paged ? 0 : newer,
                top,
                top.filter(id -> paged).map(id -> query.address("newer", id.toString())),
                bottom.filter(id -> upwards || more).map(id -> query.address("older", id.toString())),
                lines.isEmpty() ? filter.name().map(jobs::names).orElse(List.of()) : List.of(),
                query.retryAll(),
                query.export("csv", filter),
                query.export("json", filter));
    }

    private static Edge edge(Query query) {
        return query.id("older")
                .<Edge>map(Edge.OlderThan::new)
                .or(() -> query.id("newer").map(Edge.NewerThan::new))
                .or(() -> query.id("from").map(Edge.From::new))
                .orElseGet(Edge.Newest::new);
    }
}
