package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.LatestRuns.Brief;
import io.hourhand.store.schedule.ScheduleListing;
import io.hourhand.store.schedule.ScheduleListing.Line;
import io.hourhand.store.schedule.ScheduleSearch.Edge;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The list of schedules: found by text and state, some at a time. */
public final class SchedulePages {

    /** So many words stand in the choice of them. */
    private static final int TAGS = 300;

    private static final String TEMPLATE = "schedules.jte";

    private final Frame frame;
    private final ScheduleListing schedules;
    private final LatestRuns runs;

    public SchedulePages(Frame frame, ScheduleListing schedules, LatestRuns runs) {
        this.frame = frame;
        this.schedules = schedules;
        this.runs = runs;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/admin", call -> Reply.now(Frame.redirect("/"))),
                Route.get("/admin/schedules", call -> Reply.now(list(call))));
    }

    private HttpResponse list(Call call) {
        ScheduleQuery query = ScheduleQuery.of(call.query());
        Edge edge = ScheduleQuery.edge(call.query());
        Shell shell = frame.shell(call, say("word.schedules"), Section.SCHEDULES);
        List<Line> found = schedules.list(
                query.search(), edge, query.size() + 1, shell.times().now());
        return frame.page(shell, TEMPLATE, page(call, shell, query, edge, found));
    }

    private SchedulesPage page(Call call, Shell shell, ScheduleQuery query, Edge edge, List<Line> found) {
        boolean more = found.size() > query.size();
        boolean backwards = edge instanceof Edge.Before;
        List<Line> lines = !more ? found : backwards ? found.subList(1, found.size()) : found.subList(0, query.size());
        Map<UUID, List<Brief>> latest =
                runs.of(lines.stream().map(line -> line.schedule().id()).toList(), RunStrip.MOST);
        boolean before = backwards ? more : !(edge instanceof Edge.Start) && !lines.isEmpty();
        boolean after = backwards || more;
        return new SchedulesPage(
                lines.stream()
                        .map(line -> ScheduleLine.of(
                                line.schedule(),
                                line.jobs(),
                                latest.getOrDefault(line.schedule().id(), List.of()),
                                shell.times(),
                                call.caller()))
                        .toList(),
                schedules.counts(shell.times().now()),
                query,
                schedules.tags(TAGS),
                before ? Optional.of(beside(query, "before", lines.getFirst())) : Optional.empty(),
                after ? Optional.of(beside(query, "after", lines.getLast())) : Optional.empty());
    }

    private static String beside(ScheduleQuery query, String edge, Line line) {
        return query.address(
                edge, line.schedule().definition().name(), line.schedule().nextDueAt());
    }
}
