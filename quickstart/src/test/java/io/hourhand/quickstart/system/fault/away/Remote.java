package io.hourhand.quickstart.system.fault.away;

import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.TcpProxy;
import io.hourhand.quickstart.system.fault.stage.MortalServer;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import io.hourhand.wire.DaemonPaths;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A database at the far end of a link, which is all that a daemon sees of it. The test has a way of its own to it, which
 * is never troubled.
 */
final class Remote implements AutoCloseable {

    private final Optional<MortalServer> own;
    private final Stage stage;
    private final TcpProxy link;

    private Remote(Optional<MortalServer> own, Stage stage, int port) {
        this.own = own;
        this.stage = stage;
        this.link = new TcpProxy(port).open();
    }

    /** On the server that all tests share: only the link to it is this test's to trouble. */
    static Remote shared(Server server) {
        Stage stage = new Stage(server);
        return new Remote(Optional.empty(), stage, stage.schema().port());
    }

    /** On a server of its own, which may be killed, or set to take no writes. */
    static Remote ofItsOwn(Server server) {
        MortalServer own = new MortalServer(server);
        return new Remote(Optional.of(own), new Stage(own.schema()).build(), own.port());
    }

    TcpProxy link() {
        return link;
    }

    Stage stage() {
        return stage;
    }

    /** A daemon in charge that knows the database by the link only. */
    Program leader(Map<String, String> more) {
        Program daemon = daemon(more);
        daemon.awaitLine(Stage.POLLING);
        return daemon;
    }

    Program daemon(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("DATABASE_URL", stage.schema().urlAt(link.port()));
        environment.put("COMMAND_JOBS", "true");
        return stage.daemon(environment);
    }

    /** The endpoint of the daemon in charge, which answers about its health whatever the database does. */
    Client door() {
        return new Client(stage.schema()
                .rows("SELECT adminUrl FROM WorkerInstance WHERE status = 'RUNNING'")
                .getFirst());
    }

    /** Tells the daemon in charge that schedules were edited. */
    void nudge() {
        door().with(stage.schema()
                        .rows("SELECT adminKey FROM WorkerInstance WHERE status = 'RUNNING'")
                        .getFirst())
                .post(DaemonPaths.NUDGE_SCHEDULES)
                .expect(204);
    }

    /** The database's process ends, as if its machine was switched off. */
    void kill() {
        own.orElseThrow().kill();
    }

    /** It is there again when this returns. */
    void restart() {
        MortalServer server = own.orElseThrow();
        server.restart();
        link.leadTo(server.port());
    }

    @Override
    public void close() {
        link.pass();
        stage.close();
        link.close();
        own.ifPresent(MortalServer::close);
    }
}
