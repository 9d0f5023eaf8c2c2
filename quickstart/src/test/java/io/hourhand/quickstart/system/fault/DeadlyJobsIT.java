package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs that end their daemon, or take all of its memory: it is started again, and the run tells what happened. */
final class DeadlyJobsIT {

    private static final Instant FAR_AWAY = Instant.parse("2999-01-01T00:00:00Z");

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    @Tag("faults-row-59")
    void aJobThatEndsItsDaemonIsInterruptedAndTheNextOneGoesOn(Server server) {
        try (Stage stage = new Stage(server)) {
            stage.ask(stage.create(
                    Stage.once("Ends it", FAR_AWAY),
                    Stage.tally("one", Duration.ZERO),
                    Stage.deadly("exit"),
                    Stage.tally("three", Duration.ZERO)));
            Program daemon = stage.leader(Map.of("SHUTDOWN_GRACE_MS", "0"));
            assertEquals(7, daemon.awaitEnd());
            stage.leader(Map.of());
            Eventually.equal(
                    List.of("one|1|SUCCEEDED", "deadly|1|INTERRUPTED", "deadly|2|SUCCEEDED", "three|1|SUCCEEDED"),
                    () -> jobs(stage));
        }
    }

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    @Tag("faults-row-58")
    void aJobThatTakesAllMemoryFailsOrTakesTheDaemonDownAndTheRunSaysWhich(Server server) {
        try (Stage stage = new Stage(server)) {
            Program daemon = stage.leader(Map.of("SCHEDULE_POLL_INTERVAL_MS", "1000"));
            stage.ask(stage.create(
                    Stage.once("Takes all", FAR_AWAY), Stage.deadly("memory"), Stage.tally("after", Duration.ZERO)));
            Eventually.equal(
                    true, () -> !daemon.handle().isAlive() || jobs(stage).contains("after|1|SUCCEEDED"));
            System.out.println("a job that takes all memory: the daemon "
                    + (daemon.handle().isAlive() ? "lives" : "ended with " + daemon.awaitEnd()));
            if (daemon.handle().isAlive()) {
                assertTrue(jobs(stage).contains("deadly|1|FAILED"), () -> jobs(stage)
                        .toString());
                assertEquals(
                        1,
                        stage.number(
                                "SELECT COUNT(*) FROM JobExecution WHERE error LIKE 'OutOfMemoryError%' AND attempt = 1"));
            } else {
                stage.leader(Map.of());
                Eventually.equal(true, () -> jobs(stage).contains("deadly|1|INTERRUPTED"));
            }
        }
    }

    /** Half a daemon is worse than none: it ends, is started again as by any supervisor, and the run goes on. */
    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    @Tag("faults-row-58")
    void aDaemonWhoseOwnThreadsFindNoMemoryEndsAndTheNextOneGoesOn(Server server) {
        try (Stage stage = new Stage(server)) {
            stage.ask(stage.create(
                    Stage.once("Starves it", FAR_AWAY),
                    Stage.tally("one", Duration.ZERO),
                    Stage.deadly("starve"),
                    Stage.tally("three", Duration.ZERO)));
            int code = stage.leader(Map.of("HEARTBEAT_INTERVAL_MS", "100")).awaitEnd();
            assertTrue(code == 3 || code == 255, "it ended with " + code);
            stage.leader(Map.of());
            Eventually.equal(
                    List.of("one|1|SUCCEEDED", "deadly|1|INTERRUPTED", "deadly|2|SUCCEEDED", "three|1|SUCCEEDED"),
                    () -> jobs(stage));
        }
    }

    private static List<String> jobs(Stage stage) {
        return stage.schema().rows("SELECT name, attempt, status FROM JobExecution ORDER BY position, attempt");
    }
}
