package io.hourhand.web.api.service;

import io.hourhand.config.Version;
import io.hourhand.store.WorkerStore;
import io.hourhand.store.WorkerStore.Worker;
import io.hourhand.web.live.Streams;
import io.hourhand.web.route.Answered;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What this server counts, as Prometheus text. */
public final class MetricsRoutes {

    private final Answered answered;
    private final Streams streams;
    private final WorkerStore workers;

    public MetricsRoutes(Answered answered, Streams streams, WorkerStore workers) {
        this.answered = answered;
        this.streams = streams;
        this.workers = workers;
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
        running.ifPresent(worker -> {
            head(
                    text,
                    "hourhand_daemon_heartbeat_age_seconds",
                    "gauge",
                    "How long ago the running daemon's last heartbeat was.");
            text.append("hourhand_daemon_heartbeat_age_seconds ")
                    .append(worker.silent().toMillis() / 1000.0)
                    .append('\n');
        });
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
