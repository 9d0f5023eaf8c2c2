package io.hourhand.web;

import com.typesafe.config.Config;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.store.Database;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process as a whole: its socket, its database, its end. */
public final class WebServer {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);
    private static final int EXIT_FAILURE = 1;

    private final WebSettings settings;
    private final Config config;
    private final InstantSource clock;
    private final ActorSystem<Void> system;

    private WebServer(WebSettings settings, Config config, InstantSource clock) {
        this.settings = settings;
        this.config = config;
        this.clock = clock;
        this.system = ActorSystem.create(Behaviors.empty(), "hourhand-web", config);
    }

    /**
     * Starts, and returns at once; the process lives on until it is asked to end.
     *
     * @param warnings lines to print first
     */
    static void start(WebSettings settings, Config config, InstantSource clock, List<String> warnings) {
        new WebServer(settings, config, clock).start(warnings);
    }

    private void start(List<String> warnings) {
        warnings.forEach(LOG::warn);
        settings.database()
                .ignored()
                .forEach(name ->
                        LOG.warn("DATABASE_URL: the parameter " + name + " is not for this driver and was ignored"));
        Database database = Database.open(
                patient(settings.database()), "hourhand-web", config.getInt("hourhand.web.database-connections"));
        Rooms rooms = Rooms.build(system, settings, database, clock);
        CompletionStage<ServerBinding> binding =
                Http.get(system).newServerAt(settings.host(), settings.port()).bind(rooms.dispatch()::answer);
        closeAtTheEnd(database);
        var unused = binding.whenComplete((bound, failure) -> {
            if (failure == null) {
                listening(bound, rooms);
            } else {
                fail(
                        EXIT_FAILURE,
                        "[server] ✗ Cannot listen on " + settings.host() + ":" + settings.port() + ": "
                                + cause(failure).getMessage());
            }
        });
    }

    private void listening(ServerBinding bound, Rooms rooms) {
        bound.addToCoordinatedShutdown(LAST_ANSWERS, system);
        InetSocketAddress address = bound.localAddress();
        LOG.info(
                "[server] ✓ Listening on {\"address\":\"" + settings.host() + "\",\"port\":" + address.getPort() + "}");
        var unused = system.systemActorOf(
                DatabaseStart.create(
                        settings.database(),
                        rooms.firstAdmin(),
                        rooms.gate(),
                        console(address.getPort()),
                        rooms.jdbc()),
                "database-start",
                org.apache.pekko.actor.typed.Props.empty());
    }

    private DatabaseStart.Console console(int port) {
        return new DatabaseStart.Console() {
            @Override
            public void ready(Optional<String> invitation) {
                invitation.ifPresent(
                        code -> LOG.info("[server] There is no user yet. Make the first admin at" + " http://localhost:"
                                + port + "/setup?code=" + code + " (valid once, until this process ends)"));
                LOG.info("[server] ✓ Ready for requests");
            }

            @Override
            public void taken(List<String> tables) {
                fail(
                        Environment.EXIT_CONFIG,
                        "[server] ✗ The schema " + settings.database() + " holds tables that are not Hourhand's: "
                                + String.join(", ", tables)
                                + ". Nothing was changed. Name another schema in DATABASE_URL.");
            }
        };
    }

    private void closeAtTheEnd(Database database) {
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate(), "close-database", () -> {
                    database.close();
                    return CompletableFuture.completedFuture(Done.getInstance());
                });
    }

    /** One line, and the end; on a thread of its own, as an exit waits for what this system still does. */
    private void fail(int code, String line) {
        LOG.error(line);
        new Thread(() -> System.exit(code), "exit").start();
    }

    /** A query may take no longer than a request, unless the operator says so. */
    private DatabaseUrl patient(DatabaseUrl url) {
        Map<String, String> parameters = new HashMap<>(url.parameters());
        parameters.putIfAbsent(
                "socketTimeout",
                Long.toString(config.getDuration("hourhand.web.query-timeout").toMillis()));
        return new DatabaseUrl(
                url.host(), url.port(), url.schema(), url.user(), url.password(), parameters, url.ignored());
    }

    private static Throwable cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
