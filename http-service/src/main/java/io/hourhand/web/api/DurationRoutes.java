package io.hourhand.web.api;

import io.hourhand.run.RunStatus;
import io.hourhand.run.RunTimes;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.LatestRuns.Ended;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** How long a schedule's runs take. */
public final class DurationRoutes {

    private static final int RUNS = 100;

    private final ScheduleStore schedules;
    private final LatestRuns runs;

    public DurationRoutes(ScheduleStore schedules, LatestRuns runs) {
        this.schedules = schedules;
        this.runs = runs;
    }

    private record Durations(
            int runs, Optional<Long> p50Ms, Optional<Long> p95Ms, Optional<Long> longestMs, List<Took> items) {}

    private record Took(UUID runId, RunStatus status, Instant startedAt, long tookMs) {}

    public List<Route> routes() {
        return List.of(Route.get("/api/v1/schedules/{id}/durations", call -> Reply.now(durations(call))));
    }

    private HttpResponse durations(Call call) {
        if (schedules.find(call.id()).isEmpty()) {
            return Problem.notFound("schedule").response();
        }
        List<Ended> ended = runs.ended(call.id(), RUNS);
        RunTimes times = RunTimes.of(ended.stream().map(Ended::took).toList());
        return Reply.ok(new Durations(
                times.count(),
                times.percentile(50).map(Duration::toMillis),
                times.percentile(95).map(Duration::toMillis),
                times.longest().map(Duration::toMillis),
                ended.stream()
                        .map(run -> new Took(
                                run.id(),
                                run.status(),
                                run.startedAt(),
                                run.took().toMillis()))
                        .toList()));
    }
}
