package io.hourhand.web;

import com.typesafe.config.Config;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.store.sql.Database;
import io.hourhand.web.live.Streams;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.pattern.Patterns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server as a whole: its socket, its database, its end. */
public final class WebServer {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);
    private static final Duration LAST_BYTES = Duration.ofMillis(250);
    private static final int EXIT_FAILURE = 1;

    private final WebSettings settings;
    private final IntConsumer exit;
    private final ActorSystem<Void> system;
    private final CompletionStage<Integer> port;
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();

    private WebServer(WebSettings settings, Config config, InstantSource clock, IntConsumer exit) {
        this.settings = settings;
        this.exit = exit;
        this.system = ActorSystem.create(Behaviors.empty(), "hourhand-web", config);
        Duration longestQuery = config.getDuration("hourhand.web.query-timeout");
        Database database = Database.open(
                patient(settings.database(), longestQuery),
                "hourhand-web",
                config.getInt("hourhand.web.database-connections"));
        closeAtTheEnd(database);
        Rooms rooms = new Rooms(system, settings, database, clock);
        endStreamsFirst(rooms.streams());
        // The socket and the database come up side by side.
        this.port = Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .bind(rooms.dispatch()::answer)
                .thenApply(this::listening);
        system.systemActorOf(
                DatabaseStart.create(
                        settings.database(), rooms.firstAdmin(), rooms.gate(), new Console(), rooms.jdbc()),
                "database-start",
                Props.empty());
        var unused = port.whenComplete((bound, failure) -> {
            if (failure != null) {
                fail(
                        EXIT_FAILURE,
                        "[server] ✗ Cannot listen on " + settings.host() + ":" + settings.port() + ": "
                                + rootMessage(failure));
            }
        });
    }

    /**
     * Starts, and returns at once; the server lives on until it is stopped.
     *
     * @param exit ends the process, when the server cannot go on
     */
    public static WebServer start(WebSettings settings, Config config, InstantSource clock, IntConsumer exit) {
        return new WebServer(settings, config, clock, exit);
    }

    /** The port that it listens on, once the database can be used too. */
    public CompletionStage<Integer> ready() {
        return ready;
    }

    /** Lets the answers that are under way finish, and closes all. */
    public CompletionStage<Done> stop() {
        return CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.actorSystemTerminateReason());
    }

    private int listening(ServerBinding bound) {
        bound.addToCoordinatedShutdown(LAST_ANSWERS, system);
        int number = bound.localAddress().getPort();
        LOG.info("[server] ✓ Listening on {\"address\":\"" + settings.host() + "\",\"port\":" + number + "}");
        return number;
    }

    private final class Console implements DatabaseStart.Console {

        @Override
        public void ready(Optional<String> invitation) {
            var unused = port.thenAccept(number -> {
                invitation.ifPresent(
                        code -> LOG.info("[server] There is no user yet. Make the first admin at http://localhost:"
                                + number + settings.base().before("/setup?code=") + code
                                + " (valid once, until this process ends)"));
                LOG.info("[server] ✓ Ready for requests");
                ready.complete(number);
            });
        }

        @Override
        public void taken(List<String> tables) {
            fail(
                    Environment.EXIT_CONFIG,
                    "[server] ✗ The schema " + settings.database() + " holds tables that are not Hourhand's: "
                            + String.join(", ", tables)
                            + ". Nothing was changed. Name another schema in DATABASE_URL.");
        }

        @Override
        public void broken(String reason) {
            fail(EXIT_FAILURE, "[server] ✗ The tables cannot be brought up to date: " + reason);
        }
    }

    /** Streams would go on for ever, and be cut off when the last answers have had their time. */
    private void endStreamsFirst(Streams streams) {
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "end-streams", () -> {
            boolean some = streams.open() > 0;
            CompletionStage<Done> ended = streams.close();
            return some ? ended.thenCompose(done -> sent()) : ended;
        });
    }

    /** Nothing tells when the last bytes of an answer have left, and connections without a request are closed at once. */
    private CompletionStage<Done> sent() {
        return Patterns.after(LAST_BYTES, system, () -> CompletableFuture.completedFuture(Done.getInstance()));
    }

    private void closeAtTheEnd(Database database) {
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate(), "close-database", () -> {
                    database.close();
                    return CompletableFuture.completedFuture(Done.getInstance());
                });
    }

    private void fail(int code, String line) {
        LOG.error(line);
        exit.accept(code);
    }

    /** A query may take no longer than a request, unless the operator says so. */
    private static DatabaseUrl patient(DatabaseUrl url, Duration longest) {
        Map<String, String> parameters = new HashMap<>(url.parameters());
        parameters.putIfAbsent("socketTimeout", Long.toString(longest.toMillis()));
        return new DatabaseUrl(
                url.host(), url.port(), url.schema(), url.user(), url.password(), parameters, url.ignored());
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
