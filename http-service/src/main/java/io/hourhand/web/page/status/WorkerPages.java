package io.hourhand.web.page.status;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.policy.ClockOffset.Verdict;
import io.hourhand.policy.ClockReading;
import io.hourhand.run.RunStatus;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.RunHistory;
import io.hourhand.web.action.Drains;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.status.WorkersPage.Instance;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The daemon: whether it lives, when it looks again, what it does. */
public final class WorkerPages {

    private static final int MOST = 20;

    private final Frame frame;
    private final WorkerStore workers;
    private final LatestRuns latest;
    private final ActiveRuns active;
    private final Drains drains;

    public WorkerPages(Frame frame, WorkerStore workers, LatestRuns latest, RunHistory runs, Drains drains) {
        this.frame = frame;
        this.workers = workers;
        this.latest = latest;
        this.drains = drains;
        this.active = new ActiveRuns(runs);
    }

    public List<Route> routes() {
        return List.of(Route.get("/admin/workers", call -> Reply.now(show(call))));
    }

    private HttpResponse show(Call call) {
        Shell shell = frame.shell(call, say("workers.title"), Section.DAEMON);
        Times times = shell.times();
        Optional<Worker> running = workers.running();
        List<Worker> starts = workers.list(MOST);
        WorkersPage page = new WorkersPage(
                verdict(running),
                starts(running),
                drains.lasting().map(order -> DrainLine.of(order, running, latest.count(RunStatus.RUNNING), times)),
                running.flatMap(Worker::tick).map(tick -> TickLine.of(tick, times)),
                running.flatMap(Worker::nextTickAt).map(at -> second(times, at)),
                running.flatMap(Worker::lastTickAt).map(latest::since),
                running.map(Worker::poll).map(Lengths::rough),
                running.filter(Worker::fresh).flatMap(Worker::clock).map(WorkerPages::clock),
                active.now(times),
                starts.stream().map(worker -> instance(worker, times)).toList(),
                call.query().id("of").filter(id -> starts.stream()
                        .noneMatch(worker -> worker.id().equals(id))));
        return frame.page(shell, "workers.jte", page);
    }

    /** How the daemon is, in a sentence. */
    static String verdict(Optional<Worker> running) {
        if (running.isEmpty()) {
            return say("workers.verdict.none");
        }
        Worker worker = running.get();
        if (!worker.fresh()) {
            return say("workers.verdict.silent", Lengths.rough(worker.silent()));
        }
        return starts(running)
                ? say("workers.verdict.running", worker.hostname())
                : say("workers.verdict.starts-nothing", worker.hostname());
    }

    /** Whether what falls due will run. */
    static boolean starts(Optional<Worker> running) {
        return running.filter(Worker::fresh)
                .filter(worker -> worker.clock().filter(ClockReading::stops).isEmpty())
                .isPresent();
    }

    /** By the database's clock, to a hundredth of a second; less is within the way of the question. */
    private static WorkersPage.Clock clock(ClockReading reading) {
        Duration ahead = reading.offset().ahead();
        double seconds = ahead.abs().toMillis() / 1000.0;
        return new WorkersPage.Clock(
                seconds < 0.01
                        ? say("workers.clock.same")
                        : ahead.isNegative()
                                ? say("workers.clock.ahead", seconds)
                                : say("workers.clock.behind", seconds),
                reading.verdict() == Verdict.FINE);
    }

    private static Instance instance(Worker worker, Times times) {
        boolean alive = worker.status() == WorkerStatus.RUNNING || worker.status() == WorkerStatus.STANDBY;
        // By the database's clock, as the heartbeat itself.
        Instant beat = times.now().minus(worker.silent().isNegative() ? Duration.ZERO : worker.silent());
        return new Instance(
                worker.id(),
                alive && !worker.fresh()
                        ? new Look(say("workers.silent"), "bad", io.hourhand.web.page.look.Icon.WARNING)
                        : Look.of(worker.status()),
                worker.hostname(),
                worker.pid(),
                worker.version(),
                moment(times, worker.startedAt()),
                second(times, beat),
                worker.fresh(),
                alive,
                worker.stoppedAt().map(end -> moment(times, end)));
    }

    private static Moment second(Times times, Instant instant) {
        return times.at(instant.truncatedTo(ChronoUnit.SECONDS), ShownZone.UTC);
    }

    private static Moment moment(Times times, Instant instant) {
        return times.minute(instant, ShownZone.UTC);
    }
}
