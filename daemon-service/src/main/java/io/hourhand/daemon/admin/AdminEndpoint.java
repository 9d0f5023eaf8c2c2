package io.hourhand.daemon.admin;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;

/** The socket of the daemon's own endpoint. */
public final class AdminEndpoint {

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    private AdminEndpoint() {}

    /**
     * Binds it. When the system ends, so do its streams and then the last answers, after the jobs have had their time.
     *
     * @param key what callers must know to do more than look at its health
     * @return the bound socket; its port may differ from an asked-for 0
     */
    public static CompletionStage<ServerBinding> bind(
            ActorSystem<?> system, String host, int port, String key, Inside inside) {
        OpenStreams streams = new OpenStreams();
        AdminRoutes routes = new AdminRoutes(key, inside, streams);
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseServiceUnbind(), "end-streams", () -> streams.end(system));
        return Http.get(system)
                .newServerAt(host, port)
                .bind(routes.routes())
                .thenApply(binding -> binding.addToCoordinatedShutdown(LAST_ANSWERS, system));
    }
}
