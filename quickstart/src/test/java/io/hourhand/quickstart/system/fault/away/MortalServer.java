package io.hourhand.quickstart.system.fault.away;

import io.hourhand.embedded.EmbeddedDatabase;
import io.hourhand.quickstart.system.Schema;
import io.hourhand.quickstart.system.TcpProxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A MariaDB of the test's own that is killed and comes back, each time at another port. The test always finds it. */
final class MortalServer implements AutoCloseable {

    private final Path data = Path.of("target", "mariadb", "mortal-" + UUID.randomUUID());
    private final List<Process> lives = new ArrayList<>();
    private final TcpProxy steady;
    private EmbeddedDatabase database;

    MortalServer() {
        database = start();
        steady = new TcpProxy(port()).open();
    }

    Schema schema() {
        return Schema.on(database.url("").replace(":" + port() + "/", ":" + steady.port() + "/"));
    }

    /** Where it is for others; changes with each restart. */
    int port() {
        return Integer.parseInt(database.url("").replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    void kill() {
        lives.getLast().destroyForcibly();
        database.close();
    }

    void restart() {
        database = start();
        steady.leadTo(port());
    }

    @Override
    public void close() {
        steady.close();
        database.close();
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.startForOwner(data, "system", lives::add);
    }
}
