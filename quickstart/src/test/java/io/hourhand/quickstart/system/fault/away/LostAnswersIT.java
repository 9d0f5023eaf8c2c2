package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions that commit while whoever asked for them is told of a broken connection. */
final class LostAnswersIT {

    private static final int RUNS = 6;

    /** Claims, boundaries between jobs and rows alike: a run takes about eight commits. */
    private static final int EACH = 3;

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "nightly", matches = "true")
    @Tag("faults-row-19")
    void aCommitWhoseAnswerIsLostIsReadBackAndNeverRepeated(Server server) {
        try (Remote remote = Remote.shared(server)) {
            Stage stage = remote.stage();
            // The link looks into what it passes on, which it cannot where MySQL and the driver agree on TLS.
            remote.leader(
                    Map.of("DATABASE_URL", stage.schema().urlAt(remote.link().port()) + "?sslMode=DISABLED"));
            for (int n = 1; n <= RUNS; n++) {
                stage.create(
                        Stage.once("Is not told " + n, Instant.now().plusMillis(700L * n)),
                        Stage.tally("one", Duration.ZERO),
                        Stage.tally("two", Duration.ZERO));
            }
            remote.link().loseAnswers("COMMIT", EACH);
            remote.nudge();
            Eventually.equal(
                    (long) RUNS, () -> stage.number("SELECT COUNT(*) FROM ScheduleRun WHERE finishedAt IS NOT NULL"));
            int lost = remote.link().loseNoAnswers();
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(
                    List.of("SUCCEEDED|" + RUNS),
                    stage.schema().rows("SELECT status, COUNT(*) FROM ScheduleRun GROUP BY status"));
            assertEquals(
                    List.of("SUCCEEDED|1|" + 2 * RUNS),
                    stage.schema().rows("SELECT status, attempt, COUNT(*) FROM JobExecution GROUP BY status, attempt"));
            System.out.println(lost + " answers to commits lost");
            assertTrue(lost >= RUNS, lost + " answers lost");
        }
    }
}
