package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.JobSpec;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.history.JobHistory;
import io.hourhand.store.history.JobHistory.Execution;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.store.run.LogSearch;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.schedule.ScheduleListing;
import io.hourhand.text.Beginning;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** One run: how it stands, its jobs, and what they say. */
public final class RunPages {

    /** A run's last lines and its end may reach the tables a moment after each other. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final Frame frame;
    private final RunHistory runs;
    private final JobHistory jobs;
    private final LatestRuns latest;
    private final ScheduleListing schedules;
    private final WorkerStore workers;
    private final LogStore logs;
    private final LogSearch search;

    public RunPages(
            Frame frame,
            RunHistory runs,
            JobHistory jobs,
            LatestRuns latest,
            ScheduleListing schedules,
            WorkerStore workers,
            LogStore logs,
            LogSearch search) {
        this.frame = frame;
        this.runs = runs;
        this.jobs = jobs;
        this.latest = latest;
        this.schedules = schedules;
        this.workers = workers;
        this.logs = logs;
        this.search = search;
    }

    public List<Route> routes() {
        return List.of(Route.get("/admin/runs/{id}", call -> Reply.now(show(call))));
    }

    private HttpResponse show(Call call) {
        return runs.find(call.id()).map(run -> show(call, run)).orElseGet(() -> Problem.noSuchRun()
                .response());
    }

    private HttpResponse show(Call call, Run run) {
        Shell shell = frame.shell(call, say("run.page", run.scheduleName()), Section.JOBS);
        List<Execution> attempts = jobs.ofRun(run.id());
        Optional<String> zoneName =
                Optional.ofNullable(schedules.zones(List.of(run.scheduleId())).get(run.scheduleId()));
        ZoneId zone = ShownZone.named(zoneName);
        boolean headOnly = call.query().text("part").isPresent();
        List<JobSpec> plan = headOnly ? List.of() : runs.jobs(run.id());
        Optional<String> wanted = wanted(call).filter(text -> !headOnly);
        Optional<LogFind> find = wanted.map(text -> find(call, run, text, attempts, shell, zone));
        Optional<RunLog> log =
                headOnly || wanted.isPresent() ? Optional.empty() : Optional.of(log(call, run, attempts, shell, zone));
        return frame.page(
                shell, "run.jte", page(run, attempts, plan, shell.times(), zone, zoneName.isPresent(), log, find));
    }

    private RunPage page(
            Run run,
            List<Execution> attempts,
            List<JobSpec> plan,
            Times times,
            ZoneId zone,
            boolean known,
            Optional<RunLog> log,
            Optional<LogFind> find) {
        Instant now = times.now();
        Instant from = run.startedAt().orElse(run.createdAt());
        Instant to = run.finishedAt().orElse(now);
        Optional<Duration> usual = latest.median(run.scheduleId(), run.id());
        // While it goes on the time line is as long as usual, so that what is left shows.
        Instant edge = run.finishedAt()
                .or(() -> usual.map(from::plus).filter(now::isBefore))
                .orElse(now);
        boolean settled =
                run.finishedAt().filter(end -> end.plus(SETTLED).isBefore(now)).isPresent();
        return new RunPage(
                run,
                Look.of(run.status()),
                zone.getId(),
                times.at(run.dueAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS), zone),
                run.startedAt().map(start -> times.at(start, zone)),
                run.finishedAt().map(end -> times.at(end, zone)),
                run.startedAt().map(start -> Duration.between(start, to)),
                usual,
                JobRow.of(attempts, plan, new JobRow.Span(from, edge), times, zone),
                EndingWords.of(run, at -> times.clock(at, zone)),
                run.workerId().flatMap(workers::hostname),
                runs.retriesOf(run.id()),
                latest.neighbours(run.scheduleId(), run.id()),
                known,
                String.join(" ", "page", "retry", run.id().toString(), latestOf(run)),
                log,
                find,
                !settled && log.filter(shown -> !shown.atEnd()).isEmpty());
    }

    /** A retry asked for twice is one; asked for again after another run it is a new one. */
    private String latestOf(Run run) {
        return latest.of(List.of(run.scheduleId()), 1).getOrDefault(run.scheduleId(), List.of()).stream()
                .findFirst()
                .map(newest -> newest.id() + " " + newest.status())
                .orElse("");
    }

    private RunLog log(Call call, Run run, List<Execution> attempts, Shell shell, ZoneId zone) {
        long end = logs.lastSeq(run.id());
        Optional<Long> from = call.query().text("from").flatMap(RunPages::number);
        long after = from.map(seq -> Math.max(0, seq - 1))
                .orElseGet(() -> logs.beforeLast(run.id(), Optional.empty(), RunLog.WINDOW));
        List<LogStore.Line> lines = new ArrayList<>();
        for (long last = after; lines.size() < RunLog.WINDOW; ) {
            List<LogStore.Line> some = logs.after(run.id(), last, Optional.empty());
            if (some.isEmpty()) {
                break;
            }
            lines.addAll(some);
            last = some.getLast().seq();
        }
        // Lines that came since the tail was measured are for the stream.
        List<LogStore.Line> shown = lines.subList(0, Math.min(lines.size(), RunLog.WINDOW));
        return RunLog.of(
                shown,
                names(attempts),
                shell.times().zone().of(zone),
                shell.times().now(),
                after,
                from.isPresent() ? end : 0);
    }

    private LogFind find(Call call, Run run, String text, List<Execution> attempts, Shell shell, ZoneId zone) {
        long after = call.query().text("after").flatMap(RunPages::number).orElse(0L);
        return LogFind.of(
                text,
                search.after(run.id(), after, text, LogFind.LINES),
                names(attempts),
                shell.times().zone().of(zone),
                after,
                logs.lastSeq(run.id()));
    }

    private static Optional<String> wanted(Call call) {
        return call.query()
                .text("find")
                .map(text -> Beginning.of(text, LogSearch.LONGEST).strip())
                .filter(text -> !text.isEmpty());
    }

    private static Map<UUID, String> names(List<Execution> attempts) {
        return attempts.stream().collect(Collectors.toMap(Execution::id, Execution::name));
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
