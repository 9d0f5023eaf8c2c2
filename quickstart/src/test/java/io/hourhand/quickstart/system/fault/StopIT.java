package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** A daemon that is told to go: nothing new starts, its row says STOPPED, and what it leaves goes on at the next start. */
final class StopIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-9")
    void anIdleDaemonLeavesAtOnce(Server server) {
        try (Stage stage = new Stage(server)) {
            Program daemon = stage.leader(Map.of());
            Instant told = Instant.now();
            daemon.stop();
            System.out.println(server + ": an idle daemon ends on SIGTERM in "
                    + Duration.between(told, Instant.now()).toMillis() + " ms");
            assertEquals(List.of("STOPPED|1"), workers(stage));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-10")
    void aDaemonInARunLetsTheCurrentJobFinishAndStartsNoOther(Server server) {
        try (Stage stage = new Stage(server)) {
            Program daemon = inTheMiddle(stage, "20000");
            daemon.handle().destroy();
            awaitStopping(stage);
            open();
            daemon.awaitEnd();
            assertEquals(List.of("STOPPED|1"), workers(stage));
            assertEquals(List.of("one|1|SUCCEEDED", "waits|1|SUCCEEDED", "three|1|PENDING"), jobs(stage));
            stage.leader(Map.of());
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(List.of("one|1|SUCCEEDED", "waits|1|SUCCEEDED", "three|1|SUCCEEDED"), jobs(stage));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-10")
    void aJobThatOutlivesTheGraceIsInterruptedAndGoesOnAtTheNextStart(Server server) {
        try (Stage stage = new Stage(server)) {
            inTheMiddle(stage, "300").stop();
            assertEquals(List.of("STOPPED|1"), workers(stage));
            goesOn(stage);
        }
    }

    /** Whoever waits does not wait for long: the second signal may be another one than the first. */
    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-11")
    void aSecondSignalEndsTheGraceAtOnceAndTheBooksAreKept(Server server) {
        try (Stage stage = new Stage(server)) {
            Program daemon = inTheMiddle(stage, "300000");
            daemon.signal("TERM");
            awaitStopping(stage);
            Instant hurried = Instant.now();
            daemon.signal("INT");
            assertEquals(143, daemon.awaitEnd(), daemon::toString);
            System.out.println(server + ": a daemon in a run ends on a second signal in "
                    + Duration.between(hurried, Instant.now()).toMillis() + " ms");
            assertEquals(List.of("STOPPED|1"), workers(stage));
            goesOn(stage);
        }
    }

    private void goesOn(Stage stage) {
        open();
        stage.leader(Map.of());
        new Checker(stage).awaitQuiet().verdict().mustBeClean();
        assertEquals(
                List.of("one|1|SUCCEEDED", "waits|1|INTERRUPTED", "waits|2|SUCCEEDED", "three|1|SUCCEEDED"),
                jobs(stage));
        assertEquals(
                List.of("SUCCEEDED|3|0"), stage.schema().rows("SELECT status, succeeded, failed FROM ScheduleRun"));
    }

    /** A daemon in charge whose run is in the second of its three jobs, and stays there until the gate is open. */
    private Program inTheMiddle(Stage stage, String grace) {
        stage.create(
                Stage.once("Is stopped", Instant.now().plusSeconds(2)),
                Stage.tally("one", Duration.ZERO),
                Stage.gated("waits", directory.resolve("gate").toString()),
                Stage.tally("three", Duration.ZERO));
        Program daemon = stage.leader(Map.of("SHUTDOWN_GRACE_MS", grace));
        Eventually.equal(
                1L,
                () -> stage.number("SELECT COUNT(*) FROM JobExecution WHERE name = 'waits' AND status = 'RUNNING'"));
        return daemon;
    }

    /** The signal has arrived. */
    private static void awaitStopping(Stage stage) {
        Client door = new Client(stage.schema()
                .rows("SELECT adminUrl FROM WorkerInstance WHERE status = 'RUNNING'")
                .getFirst());
        Eventually.equal(
                "STOPPING",
                () -> door.get(DaemonPaths.HEALTH).body().path("state").asText());
    }

    private void open() {
        assertTrue(directory.resolve("gate").toFile().mkdir());
    }

    private static List<String> jobs(Stage stage) {
        return stage.schema().rows("SELECT name, attempt, status FROM JobExecution ORDER BY position, attempt");
    }

    private static List<String> workers(Stage stage) {
        return stage.schema().rows("SELECT status, stoppedAt IS NOT NULL FROM WorkerInstance");
    }
}
