package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.MortalServer;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database dies together with the daemon. */
final class OutageIT {

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-13")
    void whatWasAcknowledgedIsThereAfterDaemonAndDatabaseAreKilledTogether(Server server, @TempDir Path directory) {
        Path gate = directory.resolve("gate");
        try (MortalServer database = new MortalServer(server);
                Stage stage = new Stage(database.schema()).build()) {
            UUID asked = stage.ask(stage.create(
                    Stage.every("Survives", Duration.ofHours(23)),
                    Stage.tally("one", Duration.ZERO),
                    Stage.gated("waits", gate.toString())));
            Program daemon = stage.leader(Map.of());
            Eventually.equal(
                    1L,
                    () -> stage.number(
                            "SELECT COUNT(*) FROM JobExecution WHERE name = 'waits' AND status = 'RUNNING'"));
            database.kill();
            daemon.kill();

            database.restart();
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
