package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.check.Verdict;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two daemons make up for a thousand slots that were missed, or for ten thousand under {@code -Pnightly}: each does a part
 * of them, as the one in charge is killed on the way.
 */
final class ManySlotsIT {

    private static final int SCHEDULES = 10;
    private static final int SLOTS = Boolean.getBoolean("nightly") ? 10_000 : 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Map<String, String> SETTINGS =
            Map.of("MAX_PARALLEL_RUNS", String.valueOf(SCHEDULES), "HEARTBEAT_INTERVAL_MS", "2000");

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    @Tag("faults-row-15")
    void eachSlotHasOneRunAndOneLineInTheLedger(Server server) {
        try (Stage stage = new Stage(server)) {
            List<UUID> schedules = overdue(stage);
            Instant began = Instant.now();
            Program first = stage.leader(SETTINGS);
            Program second = stage.daemon(SETTINGS);
            second.awaitLine("⏸️  Standing by: .*");
            Eventually.equal(
                    true,
                    () -> stage.number("SELECT COUNT(*) FROM ScheduleRun WHERE status = 'SUCCEEDED'") >= SLOTS / 4,
                    PATIENCE);
            first.kill();
            Checker checker = new Checker(stage).awaitQuiet(PATIENCE);
            schedules.forEach(id -> checker.expect(id, STEP));
            Verdict verdict = checker.verdict();
            System.out.println(server + ": two daemons and " + SLOTS + " slots, " + verdict + ", in "
                    + Duration.between(began, Instant.now()).toMillis() + " ms");
            verdict.mustBeClean();
            assertEquals(SLOTS, verdict.runs());
            assertEquals(
                    List.of(SLOTS + "|RAN"),
                    stage.schema().rows("SELECT COUNT(*), outcome FROM ScheduleSlot GROUP BY outcome"));
            assertEquals(
                    2, stage.number("SELECT COUNT(DISTINCT epoch) FROM ScheduleRun"), "each daemon did a part of them");
        }
    }

    /** Schedules that were on for a while without a daemon, and are off again. */
    private static List<UUID> overdue(Stage stage) {
        Instant until = Instant.now();
        Instant from = until.minus(STEP.multipliedBy(SLOTS / SCHEDULES));
        List<UUID> schedules = new ArrayList<>();
        for (int n = 0; n < SCHEDULES; n++) {
            UUID id = stage.createAt(from, Stage.every("Number " + n, STEP), Stage.tally("one", Duration.ZERO));
            stage.offAt(until, id);
            schedules.add(id);
        }
        return schedules;
    }
}
