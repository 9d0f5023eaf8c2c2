package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.TcpProxy;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two daemons, and the one in charge is killed, frozen, cut off or told to go, each time in the middle of a run. */
final class TakeOverIT {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Map<String, String> SETTINGS =
            Map.of("HEARTBEAT_INTERVAL_MS", String.valueOf(HEARTBEAT.toMillis()));
    private static final String DEPOSED = ".*Another daemon took over.*";
    private static final String STANDING_BY = "⏸️  Standing by: .*";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-3")
    void aStandbyGoesOnAtOnceWhereAKilledDaemonWas(Server server) {
        try (Stage stage = new Stage(server)) {
            Program first = inTheMiddle(stage, SETTINGS);
            Program second = standby(stage);
            Instant killed = Instant.now();
            first.kill();
            second.awaitLine(Stage.POLLING);
            measured(server, "a standby is in charge after kill -9", killed);
            secondAttemptFinishes(stage);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-2")
    void aRestartedDaemonGoesOnWhereItsForerunnerWasKilled(Server server) {
        try (Stage stage = new Stage(server)) {
            inTheMiddle(stage, SETTINGS).kill();
            Program second = stage.daemon(SETTINGS);
            second.awaitLine(".*registered.*");
            Instant ready = Instant.now();
            second.awaitLine(Stage.POLLING);
            second.awaitLine("\\[daemon] Resuming .*");
            measured(server, "a restarted daemon resumes after it is up", ready);
            secondAttemptFinishes(stage);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-12")
    void aFrozenDaemonIsReplacedAndChangesNothingWhenItThaws(Server server) {
        try (Stage stage = new Stage(server)) {
            Program first = inTheMiddle(stage, SETTINGS);
            Program second = standby(stage);
            Instant frozen = Instant.now();
            first.signal("STOP");
            second.awaitLine(Stage.POLLING);
            measured(server, "a frozen holder is replaced, heartbeats being 1 s apart,", frozen);
            first.signal("CONT");
            first.awaitLine(DEPOSED);
            secondAttemptFinishes(stage);
            // It is good for something again.
            first.awaitLine(STANDING_BY);
            second.kill();
            first.awaitLine(Stage.POLLING);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-14")
    void aDaemonThatMissesOneHeartbeatStaysInCharge(Server server) {
        try (Stage stage = new Stage(server)) {
            Map<String, String> slow = Map.of("HEARTBEAT_INTERVAL_MS", "3000");
            Program first = inTheMiddle(stage, slow);
            Program second = stage.daemon(slow);
            second.awaitLine(STANDING_BY);
            first.signal("STOP");
            second.endsWithin(Duration.ofSeconds(4));
            first.signal("CONT");
            String beat = "SELECT lastHeartbeatAt FROM WorkerInstance WHERE status = 'RUNNING'";
            List<String> before = stage.schema().rows(beat);
            Eventually.equal(false, () -> stage.schema().rows(beat).equals(before));
            open();
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(1, stage.number("SELECT epoch FROM DaemonLease"));
            assertEquals(List.of("1"), stage.schema().rows("SELECT MAX(attempt) FROM JobExecution"));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-17")
    void aDaemonThatIsCutOffIsReplacedAndItsResultsAreRefused(Server server) {
        try (Stage stage = new Stage(server);
                TcpProxy link = new TcpProxy(stage.schema().port()).open()) {
            Program first = inTheMiddle(
                    stage,
                    Map.of(
                            "DATABASE_URL",
                            stage.schema().urlAt(link.port()),
                            "HEARTBEAT_INTERVAL_MS",
                            String.valueOf(HEARTBEAT.toMillis())));
            Program second = standby(stage);
            link.drop();
            second.awaitLine(Stage.POLLING);
            link.pass();
            link.reset();
            first.awaitLine(DEPOSED);
            secondAttemptFinishes(stage);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-25")
    void aDeployThatOverlapsDoublesNothing(Server server) {
        try (Stage stage = new Stage(server)) {
            Program old = inTheMiddle(stage, SETTINGS);
            Program young = standby(stage);
            // As a platform does it: the old one is told to go when the new one is up.
            old.handle().destroy();
            open();
            old.awaitEnd();
            young.awaitLine(Stage.POLLING);
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(
                    List.of("one|1", "waits|1", "three|1"),
                    stage.schema()
                            .rows(
                                    "SELECT name, MAX(attempt) FROM JobExecution GROUP BY position, name ORDER BY position"));
        }
    }

    /** A daemon in charge whose run is in the second of its three jobs, and stays there until the gate is open. */
    private Program inTheMiddle(Stage stage, Map<String, String> settings) {
        stage.create(
                Stage.once("Is cut off", Instant.now().plusSeconds(2)),
                Stage.tally("one", Duration.ZERO),
                Stage.gated("waits", gate().toString()),
                Stage.tally("three", Duration.ZERO));
        Program daemon = stage.leader(settings);
        Eventually.equal(
                1L,
                () -> stage.number("SELECT COUNT(*) FROM JobExecution WHERE name = 'waits' AND status = 'RUNNING'"));
        return daemon;
    }

    private static Program standby(Stage stage) {
        Program daemon = stage.daemon(SETTINGS);
        daemon.awaitLine(STANDING_BY);
        return daemon;
    }

    private void secondAttemptFinishes(Stage stage) {
        Eventually.equal(
                1L,
                () -> stage.number("SELECT COUNT(*) FROM JobExecution WHERE name = 'waits' AND status = 'RUNNING'"
                        + " AND attempt = 2"));
        open();
        new Checker(stage).awaitQuiet().verdict().mustBeClean();
        assertEquals(
                List.of("one|1|SUCCEEDED", "waits|1|INTERRUPTED", "waits|2|SUCCEEDED", "three|1|SUCCEEDED"),
                stage.schema().rows("SELECT name, attempt, status FROM JobExecution ORDER BY position, attempt"));
    }

    private Path gate() {
        return directory.resolve("gate");
    }

    private void open() {
        assertTrue(gate().toFile().mkdir());
    }

    /** Printed and not asserted: how fast it is depends on the machine, that it happens does not. */
    private static void measured(Server server, String what, Instant since) {
        System.out.println(server + ": " + what + " in "
                + Duration.between(since, Instant.now()).toMillis() + " ms");
    }
}
