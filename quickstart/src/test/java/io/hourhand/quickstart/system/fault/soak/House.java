package io.hourhand.quickstart.system.fault.soak;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.Services;
import io.hourhand.quickstart.system.TcpProxy;
import io.hourhand.quickstart.system.fault.stage.MortalServer;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database of its own, a link to it that can be troubled, and both services at the other end of that link. */
final class House implements AutoCloseable {

    private final List<Life> lives = new ArrayList<>();
    private final MortalServer database;
    private final Stage stage;
    private final TcpProxy link;
    private final Program web;
    private final Life webLife = new Life("web-server");
    private final Client client;
    private Program daemon;
    private Life daemonLife;

    House(Server server) {
        database = new MortalServer(server);
        stage = new Stage(database.schema()).build();
        link = new TcpProxy(stage.schema().port()).open();
        int port = Services.freePort();
        web = stage.services().web(port, Map.of("DATABASE_URL", stage.schema().urlAt(link.port())));
        web.awaitLine(Services.READY);
        client = new Client(Services.address(port)).login();
        lives.add(webLife);
        daemon = start();
        daemonLife = newLife();
    }

    Stage stage() {
        return stage;
    }

    TcpProxy link() {
        return link;
    }

    Client client() {
        return client;
    }

    Program daemon() {
        return daemon;
    }

    /** Both services, one after the other, and all daemons that there were. */
    List<Life> lives() {
        return lives;
    }

    void look() {
        webLife.look(web.handle().pid());
        daemonLife.look(daemon.handle().pid());
    }

    void replaceDaemon() {
        daemon.kill();
        daemon = start();
        daemonLife = newLife();
    }

    /** A signal to the database's process, such as STOP. */
    void signalDatabase(String signal) {
        database.signal(signal);
    }

    /** Lets time pass, in which the daemon must not end. */
    void awaitSeconds(int seconds) {
        assertFalse(daemon.endsWithin(Duration.ofSeconds(seconds)), () -> "ended by itself: " + daemon);
    }

    private Program start() {
        return stage.leader(Map.of(
                "DATABASE_URL",
                stage.schema().urlAt(link.port()),
                "HEARTBEAT_INTERVAL_MS",
                "5000",
                "SCHEDULE_POLL_INTERVAL_MS",
                "60000",
                "MAX_PARALLEL_RUNS",
                "20",
                "COMMAND_JOBS",
                "true"));
    }

    private Life newLife() {
        Life life = new Life("daemon " + lives.size());
        lives.add(life);
        return life;
    }

    @Override
    public void close() {
        signalDatabase("CONT");
        daemon.signal("CONT");
        link.pass();
        stage.close();
        link.close();
        database.close();
    }
}
