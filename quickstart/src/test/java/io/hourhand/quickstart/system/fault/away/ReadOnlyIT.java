package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import io.hourhand.wire.DaemonPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that answers and takes no writes, as one that has been failed over from does. */
final class ReadOnlyIT {

    private static final String USER = "'plain'@'127.0.0.1'";

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-31")
    void aServerThatTakesNoWritesIsAnOutage(Server server, @TempDir Path folder) {
        try (Remote remote = Remote.ofItsOwn(server)) {
            Stage stage = remote.stage();
            Book book = new Book(folder);
            stage.create(
                    Stage.once("Goes on", Instant.now().plusSeconds(2)),
                    Stage.tally("one", Duration.ZERO),
                    book.job("two"),
                    Stage.tally("three", Duration.ZERO));
            Program daemon = remote.leader(Map.of(
                    "DATABASE_URL",
                    stage.schema().urlAt(remote.link().port()).replaceFirst("//.*@", "//" + user(stage, server) + "@"),
                    "SPOOL_PATH",
                    folder.resolve("spool").toString()));
            Client door = remote.door();
            Eventually.equal(
                    1L,
                    () -> stage.number("SELECT COUNT(*) FROM JobExecution WHERE name = 'two' AND status = 'RUNNING'"));
            stage.schema().run("SET GLOBAL " + (server == Server.MYSQL ? "super_read_only" : "read_only") + " = 1");
            try {
                book.openGate();
                Eventually.equal(1L, () -> Spools.results(folder.resolve("spool")));
                Eventually.equal(503, () -> door.get(DaemonPaths.HEALTH).status());
                daemon.awaitLine(".*The database cannot be reached, trying again until it can: .*read-only.*");
            } finally {
                stage.schema().run("SET GLOBAL read_only = 0");
            }
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            Eventually.equal(200, () -> door.get(DaemonPaths.HEALTH).status());
            assertEquals(
                    List.of("SUCCEEDED|1|3"),
                    stage.schema().rows("SELECT status, attempt, COUNT(*) FROM JobExecution GROUP BY status, attempt"));
            assertEquals(1, book.begun().size());
        }
    }

    /** On MariaDB who may do everything may also write where writing is off; MySQL can refuse even them. */
    private static String user(Stage stage, Server server) {
        if (server == Server.MYSQL) {
            return "root";
        }
        stage.schema().run("CREATE USER " + USER + " IDENTIFIED BY 'plain'");
        stage.schema().run("GRANT ALL ON " + stage.schema().url().replaceFirst(".*/", "") + ".* TO " + USER);
        return "plain:plain";
    }
}
