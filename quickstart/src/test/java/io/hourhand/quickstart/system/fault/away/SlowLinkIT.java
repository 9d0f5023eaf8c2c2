package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import io.hourhand.wire.DaemonPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database at the end of a slow link: all takes longer, and nobody is taken for dead or for wrong. */
final class SlowLinkIT {

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-29")
    void aFifthOfASecondEachWayMakesRunsLateAndNothingElse(Server server) {
        try (Remote remote = Remote.shared(server)) {
            Stage stage = remote.stage();
            Program daemon = remote.leader(Map.of("HEARTBEAT_INTERVAL_MS", "1000"));
            Client door = remote.door();
            Program standby = stage.daemon(Map.of("HEARTBEAT_INTERVAL_MS", "1000"));
            standby.awaitLine("⏸️  Standing by: .*");
            remote.link().delay(Duration.ofMillis(200));
            stage.create(
                    Stage.once("By a slow link", Instant.now().plusSeconds(3)),
                    Stage.tally("one", Duration.ZERO),
                    Stage.tally("two", Duration.ZERO));
            remote.nudge();
            daemon.awaitLine(".*Schedule \"By a slow link\" complete: 2 succeeded, 0 failed.*");
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(200, door.get(DaemonPaths.HEALTH).status());
            assertEquals(1, stage.number("SELECT MAX(epoch) FROM WorkerInstance"), "somebody took over");
            // Half of the way there and back would be a tenth of a second; the clock itself is this machine's own.
            Eventually.equal(
                    true,
                    () -> stage.number("SELECT COALESCE(MAX(clockErrorMs), 0) FROM WorkerInstance WHERE epoch = 1")
                            >= 150);
            assertTrue(daemon.lines().stream().noneMatch(line -> line.contains("⚠")), () -> List.copyOf(daemon.lines())
                    .toString());
        }
    }
}
