package io.hourhand.web.page.schedule;

import io.hourhand.store.ScheduleListing;
import io.hourhand.store.ScheduleListing.Edge;
import io.hourhand.store.ScheduleListing.Line;
import io.hourhand.store.ScheduleListing.State;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.LatestRuns.Brief;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The list of schedules: found by text and state, some at a time. */
public final class SchedulePages {

    private static final int LINES = 25;
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
        Query query = call.query();
        String text = query.text("q").map(String::strip).orElse("");
        State state = query.text("state").flatMap(SchedulePages::state).orElse(State.ALL);
        Edge edge = query.text("after")
                .<Edge>map(Edge.After::new)
                .or(() -> query.text("before").map(Edge.Before::new))
                .orElseGet(Edge.Start::new);
        Shell shell = frame.shell(call, "Schedules", Section.SCHEDULES);
        List<Line> found =
                schedules.list(text, state, edge, LINES + 1, shell.times().now());
        return frame.page(shell, TEMPLATE, page(call, shell, text, state, edge, found));
    }

    private SchedulesPage page(Call call, Shell shell, String text, State state, Edge edge, List<Line> found) {
        boolean more = found.size() > LINES;
        boolean backwards = edge instanceof Edge.Before;
        List<Line> lines = !more ? found : backwards ? found.subList(1, found.size()) : found.subList(0, LINES);
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
                text,
                state,
                before
                        ? Optional.of(SchedulesPage.address(text, state, "before", name(lines.getFirst())))
                        : Optional.empty(),
                after
                        ? Optional.of(SchedulesPage.address(text, state, "after", name(lines.getLast())))
                        : Optional.empty());
    }

    private static String name(Line line) {
        return line.schedule().definition().name();
    }

    private static Optional<State> state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> SchedulesPage.word(state).equals(word))
                .findFirst();
    }
}
