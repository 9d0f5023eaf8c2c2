package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Stage;
import io.hourhand.wire.DaemonPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers and takes no writes, on the embedded MariaDB alone: the other is not ours to change. */
final class ReadOnlyIT {

    private static final String USER = "'plain'@'127.0.0.1'";

    @Test
    @EnabledIfSystemProperty(named = "nightly", matches = "true")
    @Tag("faults-row-31")
    void aServerThatTakesNoWritesIsAnOutage(@TempDir Path folder) {
        try (Remote remote = Remote.shared()) {
            Stage stage = remote.stage();
            Book book = new Book(folder);
            stage.create(
                    Stage.once("Goes on", Instant.now().plusSeconds(2)),
                    Stage.tally("one", Duration.ZERO),
                    book.job("two"),
                    Stage.tally("three", Duration.ZERO));
            String url = stage.schema().urlAt(remote.link().port());
            String schema = url.substring(url.lastIndexOf('/') + 1);
            // Who may do everything may also write where writing is off.
            stage.schema().run("CREATE USER IF NOT EXISTS " + USER + " IDENTIFIED BY 'plain'");
            stage.schema().run("GRANT ALL ON " + schema + ".* TO " + USER);
            Program daemon = remote.leader(Map.of(
                    "DATABASE_URL",
                    url.replaceFirst("//.*@", "//plain:plain@"),
                    "SPOOL_PATH",
                    folder.resolve("spool").toString()));
            Client door = remote.door();
            Eventually.equal(
                    1L,
                    () -> stage.number("SELECT COUNT(*) FROM JobExecution WHERE name = 'two' AND status = 'RUNNING'"));
            stage.schema().run("SET GLOBAL read_only = 1");
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
}
