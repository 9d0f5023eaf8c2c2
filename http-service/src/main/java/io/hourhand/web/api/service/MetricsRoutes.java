package io.hourhand.web.api.service;

import io.hourhand.config.Version;
import io.hourhand.run.Tick;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.history.RunHistory;
import io.hourhand.web.live.Streams;
import io.hourhand.web.route.Answered;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What this server counts, as Prometheus text. */
public final class MetricsRoutes {

    private final Answered answered;
    private final Streams streams;
    private final WorkerStore workers;
    private final DrainStore drains;
    private final RunHistory runs;
    private final InstantSource clock;

    public MetricsRoutes(
            Answered answered,
            Streams streams,
            WorkerStore workers,
            DrainStore drains,
            RunHistory runs,
            InstantSource clock) {
        this.answered = answered;
        this.streams = streams;
        this.workers = workers;
        this.drains = drains;
        this.runs = runs;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.get("/metrics", call -> Reply.now(metrics())));
    }

    private HttpResponse metrics() {
        StringBuilder text = new StringBuilder();
        head(text, "hourhand_build_info", "gauge", "Which build this is.");
        text.append("hourhand_build_info{service=\"web-server\",version=\"")
                .append(Version.number())
                .append("\",commit=\"")
                .append(Version.commit())
                .append("\"} 1\n");
        head(text, "hourhand_http_responses_total", "counter", "Answers, by the first digit of their status.");
        for (int digit = 1; digit <= 5; digit++) {
            text.append("hourhand_http_responses_total{status=\"")
                    .append(digit)
                    .append("xx\"} ")
                    .append(answered.count(digit))
                    .append('\n');
        }
        head(text, "hourhand_event_streams", "gauge", "Server-sent event streams that are open.");
        text.append("hourhand_event_streams ").append(streams.open()).append('\n');
        daemon(text);
        lateness(text);
        return HttpResponse.create()
                .withEntity(
                        ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8"),
                        text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void daemon(StringBuilder text) {
        Optional<Worker> running = workers.running();
        head(text, "hourhand_daemon_up", "gauge", "Whether a running daemon's heartbeat is fresh.");
        text.append("hourhand_daemon_up ")
                .append(running.filter(Worker::fresh).isPresent() ? 1 : 0)
                .append('\n');
        head(text, "hourhand_daemon_drained", "gauge", "Whether somebody has drained the daemon: nothing new begins.");
        text.append("hourhand_daemon_drained ")
                .append(drains.lasting().isPresent() ? 1 : 0)
                .append('\n');
        running.ifPresent(worker -> {
            head(
                    text,
                    "hourhand_daemon_heartbeat_age_seconds",
                    "gauge",
                    "How long ago the running daemon's last heartbeat was.");
            text.append("hourhand_daemon_heartbeat_age_seconds ")
                    .append(worker.silent().toMillis() / 1000.0)
                    .append('\n');
            worker.tick().flatMap(Tick::lag).ifPresent(lag -> {
                head(
                        text,
                        "hourhand_daemon_tick_lag_seconds",
                        "gauge",
                        "How long after its time the running daemon's last hourly look began.");
                text.append("hourhand_daemon_tick_lag_seconds ")
                        .append(lag.toMillis() / 1000.0)
                        .append('\n');
            });
            worker.clock().ifPresent(reading -> {
                head(
                        text,
                        "hourhand_db_clock_offset_seconds",
                        "gauge",
                        "The database's clock minus the running daemon's.");
                text.append("hourhand_db_clock_offset_seconds ")
                        .append(reading.offset().ahead().toMillis() / 1000.0)
                        .append('\n');
            });
        });
    }

    private void lateness(StringBuilder text) {
        RunHistory.Lateness lateness = runs.lateness(clock.instant());
        head(
                text,
                "hourhand_run_lateness_seconds_max",
                "gauge",
                "The most that a run of the last hour started after its time, or that one still waits.");
        text.append("hourhand_run_lateness_seconds_max ")
                .append(lateness.worst().toMillis() / 1000.0)
                .append('\n');
        head(text, "hourhand_runs_late", "gauge", "Those of them that are late by more than a second.");
        text.append("hourhand_runs_late ").append(lateness.late()).append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
