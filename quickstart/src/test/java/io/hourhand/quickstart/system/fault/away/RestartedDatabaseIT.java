package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database is started again under pools whose connections were all good a moment ago. */
final class RestartedDatabaseIT {

    private static final int ASKED = 20;

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-30")
    void nobodyIsAnswered500AndTheNextRunStarts(Server server) {
        try (Remote remote = Remote.ofItsOwn(server)) {
            Stage stage = remote.stage();
            remote.leader(Map.of());
            Client client = stage.services().web();
            UUID schedule = stage.create(
                    Stage.once("After the restart", Instant.parse("2999-01-01T00:00:00Z")),
                    Stage.tally("one", Duration.ZERO));
            for (int n = 0; n < ASKED; n++) {
                client.get("/api/v1/schedules").expect(200);
            }
            remote.kill();
            remote.restart();
            List<Integer> statuses = new ArrayList<>();
            for (int n = 0; n < ASKED; n++) {
                statuses.add(client.get("/api/v1/schedules").status());
            }
            assertTrue(Set.of(200, 503).containsAll(statuses), statuses::toString);
            Eventually.equal(200, () -> client.get("/api/v1/schedules").status());
            Eventually.equal(200, () -> client.get("/health/daemon").status());
            String run = client.started(schedule.toString());
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(
                    List.of("SUCCEEDED"),
                    stage.schema().rows("SELECT status FROM ScheduleRun WHERE id = '" + run + "'"));
        }
    }
}
