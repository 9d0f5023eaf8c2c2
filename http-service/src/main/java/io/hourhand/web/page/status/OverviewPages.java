package io.hourhand.web.page.status;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.RunStatus;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.LatestRuns.Tally;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.schedule.ScheduleListing;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.ServerFacts;
import io.hourhand.web.action.Drains;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.schedule.ScheduleLine;
import io.hourhand.web.page.status.OverviewPage.Next;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The first page. */
public final class OverviewPages {

    private static final int NEXT = 10;
    private static final int FAILED = 10;
    private static final Duration DAY = Duration.ofHours(24);

    private final Frame frame;
    private final Database database;
    private final ScheduleListing schedules;
    private final WorkerStore workers;
    private final LatestRuns latest;
    private final ActiveRuns active;
    private final Drains drains;

    public OverviewPages(
            Frame frame,
            Database database,
            ScheduleListing schedules,
            WorkerStore workers,
            LatestRuns latest,
            RunHistory runs,
            Drains drains) {
        this.frame = frame;
        this.database = database;
        this.schedules = schedules;
        this.workers = workers;
        this.latest = latest;
        this.active = new ActiveRuns(runs);
        this.drains = drains;
    }

    public List<Route> routes() {
        return List.of(Route.get("/", call -> Reply.now(show(call))));
    }

    private HttpResponse show(Call call) {
        Shell shell = frame.shell(call, say("overview.title"), Section.OVERVIEW);
        Times times = shell.times();
        Instant dayAgo = times.now().minus(DAY);
        Optional<Worker> running = workers.running();
        Tally day = latest.since(dayAgo);
        OverviewPage page = new OverviewPage(
                active.now(times),
                day.failed() == 0 ? List.of() : failed(times, dayAgo),
                day.failed(),
                day.made(),
                schedules.upcoming(NEXT).stream()
                        .flatMap(schedule -> next(schedule, times).stream())
                        .toList(),
                schedules.counts(times.now()),
                Tile.daemon(
                        running,
                        drains.lasting()
                                .map(order -> DrainLine.of(order, running, latest.count(RunStatus.RUNNING), times))),
                running.flatMap(Worker::nextTickAt).map(at -> times.minute(at, ShownZone.UTC)),
                Tile.database(ServerFacts.of(database)));
        return frame.page(shell, "overview.jte", page);
    }

    private List<RunLine> failed(Times times, Instant since) {
        return Stream.of(RunStatus.FAILED, RunStatus.ABANDONED)
                .flatMap(status -> active.with(status, FAILED, times).stream())
                .filter(run -> !Instant.parse(run.when().iso()).isBefore(since))
                .sorted((a, b) -> b.when().iso().compareTo(a.when().iso()))
                .limit(FAILED)
                .toList();
    }

    private static Optional<Next> next(StoredSchedule schedule, Times times) {
        return schedule.nextDueAt()
                .map(due -> new Next(
                        schedule.id(),
                        schedule.definition().name(),
                        times.at(due, schedule.definition().timeZone()),
                        ScheduleLine.late(schedule, times.now())));
    }
}
