package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.EmbeddedDatabase;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.Schema;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database dies together with the daemon. */
final class OutageIT {

    @Test
    @Tag("faults-row-13")
    void whatWasAcknowledgedIsThereAfterDaemonAndDatabaseAreKilledTogether(@TempDir Path directory) {
        Path gate = directory.resolve("gate");
        Path data =
                Path.of("target", "mariadb", "killed-" + ProcessHandle.current().pid());
        List<Process> servers = new ArrayList<>();
        Schema schema;
        UUID asked;
        try (EmbeddedDatabase first = EmbeddedDatabase.startForOwner(data, "system", servers::add)) {
            schema = Schema.on(first.url(""));
            Stage stage = new Stage(schema).build();
            asked = stage.ask(stage.create(
                    Stage.every("Survives", Duration.ofHours(23)),
                    Stage.tally("one", Duration.ZERO),
                    Stage.gated("waits", gate.toString())));
            Program daemon = stage.leader(Map.of());
            Eventually.equal(
                    1L,
                    () -> stage.number(
                            "SELECT COUNT(*) FROM JobExecution WHERE name = 'waits' AND status = 'RUNNING'"));
            servers.getFirst().destroyForcibly();
            daemon.kill();
        }
        try (EmbeddedDatabase again = EmbeddedDatabase.startForOwner(data, "system", servers::add);
                Stage stage = new Stage(schema.movedTo(again.url("")))) {
            assertTrue(gate.toFile().mkdir());
            stage.leader(Map.of());
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(
                    List.of("CLAIMED|SUCCEEDED"),
                    stage.schema()
                            .rows("SELECT t.status, r.status FROM ScheduleTrigger t JOIN ScheduleRun r"
                                    + " ON r.id = t.runId WHERE t.id = '" + asked + "'"));
        }
    }
}
