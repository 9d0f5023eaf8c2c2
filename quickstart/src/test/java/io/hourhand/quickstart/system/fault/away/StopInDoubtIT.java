package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.wire.DaemonPaths;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deploy while the database says nothing. */
final class StopInDoubtIT {

    /** Soon enough for a test, and longer than the database stays silent after the signal. */
    private static final String TIMEOUT = "?socketTimeout=8000";

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#usual")
    @Tag("faults-row-10")
    @Tag("faults-row-27")
    void aDaemonThatIsToldToStopNotesItsEndAsSoonAsTheDatabaseAnswers(Server server) {
        try (Remote remote = Remote.shared(server)) {
            Program daemon = remote.leader(Map.of(
                    "DATABASE_URL", remote.stage().schema().urlAt(remote.link().port()) + TIMEOUT));
            Client door = remote.door();
            remote.link().pause();
            remote.nudge();
            daemon.awaitLine(Way.HANGS.line());
            daemon.signal("TERM");
            Eventually.equal(
                    "STOPPING",
                    () -> door.get(DaemonPaths.HEALTH).body().path("state").asText());
            remote.link().pass();
            assertEquals(143, daemon.awaitEnd(), daemon::toString);
            assertEquals(List.of("STOPPED"), remote.stage().schema().rows("SELECT status FROM WorkerInstance"));
        }
    }
}
