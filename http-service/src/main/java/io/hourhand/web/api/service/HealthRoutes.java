package io.hourhand.web.api.service;

import io.hourhand.policy.ClockReading;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.StoreException;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Whether this process lives, whether it can work, and whether the daemon does. For anybody, so it tells little. */
public final class HealthRoutes {

    private final Database database;
    private final WorkerStore workers;
    private final DrainStore drains;
    private final Supplier<Optional<String>> obstacle;
    private final Consumer<Optional<StoreException>> came;

    /**
     * Health of this server and of the daemon.
     *
     * @param obstacle what keeps this server from asking the database, in words
     * @param came is told what came of asking it
     */
    public HealthRoutes(
            Database database,
            WorkerStore workers,
            DrainStore drains,
            Supplier<Optional<String>> obstacle,
            Consumer<Optional<StoreException>> came) {
        this.database = database;
        this.workers = workers;
        this.drains = drains;
        this.obstacle = obstacle;
        this.came = came;
    }

    private record Daemon(
            String status,
            Optional<UUID> workerId,
            Optional<Instant> lastHeartbeatAt,
            Optional<Instant> nextTickAt,
            boolean drained,
            Optional<String> reason) {}

    public List<Route> routes() {
        return List.of(
                Route.get("/health/live", call -> Reply.now(Reply.ok(Map.of("status", "UP")))),
                Route.get("/health/ready", call -> Reply.now(guarded(this::ready))),
                Route.get("/health/daemon", call -> Reply.now(guarded(this::daemon))));
    }

    private HttpResponse guarded(Supplier<HttpResponse> check) {
        Optional<String> known = obstacle.get();
        if (known.isPresent()) {
            return down(known.get());
        }
        try {
            HttpResponse response = check.get();
            came.accept(Optional.empty());
            return response;
        } catch (StoreException e) {
            came.accept(Optional.of(e));
            return down("the database does not answer");
        }
    }

    private HttpResponse ready() {
        boolean answers = database.each(sql -> sql.exists("SELECT 1"));
        return answers ? Reply.ok(Map.of("status", "UP")) : down("the database does not answer");
    }

    private HttpResponse daemon() {
        Optional<Worker> running = workers.running();
        Optional<ClockReading> clock = running.flatMap(Worker::clock);
        Optional<String> reason = running.isEmpty()
                ? Optional.of("no daemon is running")
                : running.filter(Worker::fresh).isPresent()
                        ? clock.flatMap(ClockReading::complaint)
                        : Optional.of("the daemon's last heartbeat is too long ago");
        boolean up = running.filter(Worker::fresh).isPresent()
                && clock.filter(ClockReading::stops).isEmpty();
        return Reply.json(
                up ? 200 : 503,
                new Daemon(
                        up ? "UP" : "DOWN",
                        running.map(Worker::id),
                        running.map(Worker::lastHeartbeatAt),
                        running.flatMap(Worker::nextTickAt),
                        drains.lasting().isPresent(),
                        reason));
    }

    private static HttpResponse down(String reason) {
        return Reply.json(503, Map.of("status", "DOWN", "reason", reason));
    }
}
