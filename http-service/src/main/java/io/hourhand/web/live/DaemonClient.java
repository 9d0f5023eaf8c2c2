package io.hourhand.web.live;

import io.hourhand.json.Json;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.wire.DaemonPaths;
import io.hourhand.wire.TriggerAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Authorization;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.stream.javadsl.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks to the daemon's own endpoint. A daemon that does not answer in time is no error: what it is told is in tables. */
public final class DaemonClient {

    private static final Logger LOG = LoggerFactory.getLogger(DaemonClient.class);
    private static final long LONGEST_ANSWER = 65_536;

    private final ActorSystem<?> system;
    private final Http http;
    private final Duration patience;
    private final ConnectionPoolSettings nudges;
    private final ConnectionPoolSettings streams;
    private final HttpsConnectionContext https;

    /**
     * A client of whichever daemon is asked for.
     *
     * @param patience how long a nudge may take
     */
    public DaemonClient(ActorSystem<?> system, Duration patience) {
        this.system = system;
        this.http = Http.get(system);
        this.patience = patience;
        this.nudges = ConnectionPoolSettings.create(system.classicSystem()).withMaxConnections(16);
        // Streams hold their connection as long as somebody listens: they must not take those of the nudges.
        this.streams = ConnectionPoolSettings.create(system.classicSystem())
                .withMaxConnections(1_024)
                .withConnectionSettings(
                        ClientConnectionSettings.create(system.classicSystem()).withIdleTimeout(Duration.ofMinutes(2)));
        this.https = http.defaultClientHttpsContext();
    }

    /** Asks for a decision about a request to run; empty when there is none in time. */
    public CompletionStage<Optional<TriggerAnswer>> decide(Worker daemon, UUID triggerId) {
        return post(daemon, DaemonPaths.nudgeTrigger(triggerId))
                .thenApply(body -> body.map(json -> Json.read(json, TriggerAnswer.class)))
                .exceptionally(failure -> unheard("the request " + triggerId, failure));
    }

    /** Tells that schedules were edited, and waits for nothing. */
    public void schedulesChanged(Worker daemon) {
        var unused = post(daemon, DaemonPaths.NUDGE_SCHEDULES)
                .exceptionally(failure -> unheard("an edit of a schedule", failure));
    }

    /** Tells that a run is to be cancelled, and waits for nothing. */
    public void cancelRequested(Worker daemon, UUID runId) {
        var unused = post(daemon, DaemonPaths.nudgeCancel(runId))
                .exceptionally(failure -> unheard("the cancel of run " + runId, failure));
    }

    /** Its figures as Prometheus text; empty where it did not answer in time, or not to our key. */
    public CompletionStage<Optional<String>> figures(Worker daemon) {
        return asked(daemon, HttpRequest.GET(daemon.adminUrl() + DaemonPaths.METRICS), DaemonPaths.METRICS)
                .exceptionally(failure -> unheard("its figures", failure));
    }

    /** The data of each event of one of the daemon's streams; fails when the stream breaks. */
    CompletionStage<Source<ServerEvent, Object>> stream(Worker daemon, String path) {
        return http.singleRequest(
                        authorized(HttpRequest.GET(daemon.adminUrl() + path), daemon),
                        https,
                        streams,
                        system.classicSystem().log())
                .thenApply(response -> {
                    if (response.status().intValue() != 200) {
                        response.discardEntityBytes(system);
                        throw new DaemonRefusal(path, response.status().intValue());
                    }
                    return response.entity().withoutSizeLimit().getDataBytes().via(ServerEvent.parse());
                });
    }

    private CompletionStage<Optional<String>> post(Worker daemon, String path) {
        return asked(daemon, HttpRequest.POST(daemon.adminUrl() + path), path);
    }

    private CompletionStage<Optional<String>> asked(Worker daemon, HttpRequest bare, String path) {
        HttpRequest request = authorized(bare, daemon);
        CompletableFuture<Optional<String>> body = http.singleRequest(
                        request, https, nudges, system.classicSystem().log())
                .thenCompose(response -> body(path, response))
                .toCompletableFuture();
        return body.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Optional<String>> body(String path, HttpResponse response) {
        int status = response.status().intValue();
        if (status >= 300) {
            response.discardEntityBytes(system);
            return CompletableFuture.failedFuture(new DaemonRefusal(path, status));
        }
        return response.entity()
                .withSizeLimit(LONGEST_ANSWER)
                .toStrict(patience.toMillis(), system)
                .thenApply(strict -> Optional.of(strict.getData().utf8String()).filter(text -> !text.isBlank()));
    }

    private static HttpRequest authorized(HttpRequest request, Worker daemon) {
        return request.addHeader(Authorization.oauth2(daemon.adminKey()));
    }

    private static <T> Optional<T> unheard(String what, Throwable failure) {
        LOG.debug("The daemon was not told of {}", what, failure);
        return Optional.empty();
    }

    /** The daemon answered, but not with what was asked for. */
    static final class DaemonRefusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DaemonRefusal(String path, int status) {
            super("The daemon answered " + status + " to " + path);
        }
    }
}
