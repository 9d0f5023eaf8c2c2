package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import io.hourhand.wire.DaemonPaths;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told to the daemon by word of mouth: lost, said again and again, or said by strangers. */
final class NudgeIT {

    private static final Instant FAR_AWAY = Instant.parse("2999-01-01T00:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-21")
    void aLostNudgeCostsOneTick(Server server) {
        try (Stage stage = new Stage(server)) {
            stage.leader(Map.of("SCHEDULE_POLL_INTERVAL_MS", "1000"));
            stage.ask(stage.create(Stage.once("Nobody tells", FAR_AWAY), Stage.tally("one", Duration.ZERO)));
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(List.of("MANUAL|SUCCEEDED"), stage.schema().rows("SELECT cause, status FROM ScheduleRun"));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-22")
    void aNudgeThatIsRepeatedAHundredTimesMakesOneRun(Server server) {
        try (Stage stage = new Stage(server)) {
            stage.leader(Map.of());
            UUID trigger =
                    stage.ask(stage.create(Stage.once("Told often", FAR_AWAY), Stage.tally("one", Duration.ZERO)));
            for (int i = 0; i < 100; i++) {
                assertEquals(200, post(stage, DaemonPaths.nudgeTrigger(trigger), key(stage)));
            }
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(List.of("SUCCEEDED"), stage.schema().rows("SELECT status FROM ScheduleRun"));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-23")
    void aNudgeWithoutTheKeyIsRefusedAndTheDoorIsOnLoopback(Server server) {
        try (Stage stage = new Stage(server)) {
            stage.leader(Map.of());
            // Its first look reads the requests that are there.
            Eventually.equal(
                    1L, () -> stage.number("SELECT COUNT(*) FROM WorkerInstance WHERE lastTickAt IS NOT NULL"));
            UUID trigger =
                    stage.ask(stage.create(Stage.once("Kept safe", FAR_AWAY), Stage.tally("one", Duration.ZERO)));
            for (String wrong :
                    List.of("", "Bearer ", "Bearer wrong", key(stage).replace("Bearer ", "Basic "))) {
                assertEquals(401, post(stage, DaemonPaths.nudgeTrigger(trigger), wrong));
                assertEquals(401, post(stage, DaemonPaths.NUDGE_SCHEDULES, wrong));
            }
            assertEquals("127.0.0.1", URI.create(address(stage)).getHost());
            assertEquals(List.of("PENDING"), stage.schema().rows("SELECT status FROM ScheduleTrigger"));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-24")
    void aJobTypeThatThisDaemonDoesNotKnowFailsItsRunAndNoOther(Server server) {
        try (Stage stage = new Stage(server)) {
            UUID newer = stage.create(Stage.once("Of tomorrow", FAR_AWAY), Stage.tally("one", Duration.ZERO));
            stage.schema().run("UPDATE ScheduleJob SET type = 'quantum' WHERE scheduleId = '" + newer + "'");
            stage.ask(newer);
            stage.ask(stage.create(Stage.once("Of today", FAR_AWAY), Stage.tally("one", Duration.ZERO)));
            Program daemon = stage.leader(Map.of());
            new Checker(stage).awaitQuiet();
            assertEquals(
                    List.of("Of today|SUCCEEDED", "Of tomorrow|FAILED"),
                    stage.schema().rows("SELECT scheduleName, status FROM ScheduleRun ORDER BY scheduleName"),
                    daemon::toString);
            assertEquals(
                    1,
                    stage.number(
                            "SELECT COUNT(*) FROM JobExecution WHERE status = 'FAILED' AND error LIKE '%quantum%'"));
        }
    }

    private int post(Stage stage, String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(stage) + path))
                .timeout(Program.PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private static String address(Stage stage) {
        return stage.schema()
                .rows("SELECT adminUrl FROM WorkerInstance WHERE status = 'RUNNING'")
                .getFirst();
    }

    private static String key(Stage stage) {
        return "Bearer "
                + stage.schema()
                        .rows("SELECT adminKey FROM WorkerInstance WHERE status = 'RUNNING'")
                        .getFirst();
    }
}
