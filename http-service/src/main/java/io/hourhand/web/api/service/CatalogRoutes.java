package io.hourhand.web.api.service;

import io.hourhand.json.ConfigField;
import io.hourhand.json.JobType;
import io.hourhand.run.Tick;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What a job can be, and which daemons there are and were. */
public final class CatalogRoutes {

    private final WorkerStore workers;

    public CatalogRoutes(WorkerStore workers) {
        this.workers = workers;
    }

    private record TypeView(String name, String description, List<FieldView> config) {

        static TypeView of(JobType type) {
            return new TypeView(
                    type.name(),
                    type.description(),
                    type.config().stream().map(FieldView::of).toList());
        }
    }

    private record FieldView(String name, String holds, boolean required, String description) {

        static FieldView of(ConfigField field) {
            return new FieldView(field.name(), field.kind().words(), field.required(), field.description());
        }
    }

    /** A worker without its key and its address, which are for this server alone. */
    private record WorkerView(
            UUID id,
            String workerType,
            WorkerStatus status,
            boolean fresh,
            String hostname,
            long pid,
            String version,
            Instant startedAt,
            Instant lastHeartbeatAt,
            Optional<Instant> stoppedAt,
            Optional<Long> epoch,
            long heartbeatMs,
            long pollMs,
            Optional<Instant> lastTickAt,
            Optional<Instant> nextTickAt,
            Optional<Long> clockOffsetMs,
            Optional<Long> lastTickLagMs,
            Optional<Integer> lastTickDue,
            Optional<Integer> lastTickStarted,
            Optional<Long> lastTickSkipped) {

        static WorkerView of(Worker worker) {
            Optional<Tick.Found> found = worker.tick().flatMap(Tick::found);
            return new WorkerView(
                    worker.id(),
                    WorkerStore.SCHEDULE_DAEMON,
                    worker.status(),
                    worker.fresh(),
                    worker.hostname(),
                    worker.pid(),
                    worker.version(),
                    worker.startedAt(),
                    worker.lastHeartbeatAt(),
                    worker.stoppedAt(),
                    worker.epoch(),
                    worker.heartbeat().toMillis(),
                    worker.poll().toMillis(),
                    worker.lastTickAt(),
                    worker.nextTickAt(),
                    worker.clock().map(reading -> reading.offset().ahead().toMillis()),
                    worker.tick().flatMap(Tick::lag).map(Duration::toMillis),
                    found.map(Tick.Found::due),
                    found.map(Tick.Found::started),
                    found.map(Tick.Found::skipped));
        }
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/job-types",
                        call -> Reply.now(
                                Reply.ok(new Reply.Page<>(JobType.ALL, Optional.<String>empty()).map(TypeView::of)))),
                Route.get("/api/v1/workers", call -> Reply.now(workers(call))));
    }

    private HttpResponse workers(Call call) {
        Query query = call.query();
        int limit = query.limit();
        return query.refusal()
                .orElseGet(() ->
                        Reply.ok(new Reply.Page<>(workers.list(limit), Optional.<String>empty()).map(WorkerView::of)));
    }
}
