package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.check.Verdict;
import io.hourhand.quickstart.system.fault.stage.CrashPoint;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A daemon dies right before the n-th statement or commit that it sends, for each n that there is. Each daemon first
 * heals what the one before it has left, which is not counted.
 */
@Tag("faults-row-6")
@Execution(ExecutionMode.CONCURRENT)
final class CrashPointsIT {

    /** Two threads of a daemon may send in either order: the last numbers come up in some runs only. */
    private static final int SURVIVALS = 2;

    private static final Instant FAR_AWAY = Instant.parse("2999-01-01T00:00:00Z");
    private static final Map<String, String> OFTEN = Map.of("SCHEDULE_POLL_INTERVAL_MS", "1000");
    private static final String UNFINISHED = "SELECT COUNT(*) FROM ScheduleRun WHERE status IN ('QUEUED', 'RUNNING')";

    private static final ObjectNode[] JOBS = {
        Stage.tally("one", Duration.ZERO), Stage.tally("two", Duration.ZERO), Stage.tally("three", Duration.ZERO)
    };

    /** From the first look at a due slot, over its claim, to the last row of its run. */
    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    @Tag("faults-row-1")
    @Tag("faults-row-2")
    @Tag("faults-row-4")
    @Tag("faults-row-5")
    void aSlotRunsOnceWhereverItsDaemonDies(Server server) {
        try (Stage stage = new Stage(server)) {
            List<String> points = new ArrayList<>();
            int slots = 0;
            for (int n = 1, survived = 0; survived < SURVIVALS; n++) {
                slots++;
                UUID schedule = stage.create(Stage.once("Dies at " + n, FAR_AWAY), JOBS);
                try (Program daemon = stage.crashing(n, schedule.toString(), OFTEN)) {
                    daemon.awaitLine(Stage.POLLING);
                    // What this one heals would count as well, and make the next one heal more.
                    Eventually.equal(0L, () -> stage.number(UNFINISHED));
                    stage.edit(
                            schedule, Stage.once("Dies at " + n, Instant.now().plusMillis(200)), JOBS);
                    String over = "\\[daemon] ✅ Schedule \"Dies at " + n + "\" complete: .*";
                    survived = daemon.lineUnlessEnd(over).isPresent() ? survived + 1 : 0;
                    kill(daemon, survived == 0, points);
                }
            }
            heal(stage);
            report(server + ", a slot and its run", points, 20);
            Verdict verdict = new Checker(stage).verdict();
            verdict.mustBeClean();
            assertEquals(slots, verdict.runs());
            assertEquals(
                    List.of(slots + "|RAN"),
                    stage.schema().rows("SELECT COUNT(*), outcome FROM ScheduleSlot GROUP BY outcome"));
        }
    }

    /** From the take-over to where the run that was cut off goes on. */
    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    @Tag("faults-row-3")
    void aRunIsTakenUpWhereverItsSaviourDies(Server server, @TempDir Path directory) {
        Path gate = directory.resolve("gate");
        try (Stage stage = new Stage(server)) {
            stage.create(
                    Stage.once("Is saved", Instant.now().plusSeconds(2)),
                    JOBS[0],
                    Stage.gated("waits", gate.toString()),
                    JOBS[2]);
            String inFlight = "SELECT COUNT(*) FROM JobExecution e JOIN DaemonLease l ON l.epoch = e.epoch"
                    + " WHERE e.name = 'waits' AND e.status = 'RUNNING'";
            try (Program first = stage.leader(Map.of())) {
                Eventually.equal(1L, () -> stage.number(inFlight));
                first.kill();
            }
            List<String> points = new ArrayList<>();
            for (int n = 1, survived = 0; survived < SURVIVALS; n++) {
                String ofThisOne = inFlight + " AND e.epoch > " + stage.number("SELECT epoch FROM DaemonLease");
                try (Program daemon = stage.crashing(n, "UPDATE DaemonLease SET epoch")) {
                    Eventually.equal(true, () -> !daemon.isAlive() || stage.number(ofThisOne) == 1);
                    survived = daemon.isAlive() ? survived + 1 : 0;
                    kill(daemon, survived == 0, points);
                }
            }
            assertTrue(gate.toFile().mkdir());
            heal(stage);
            report(server + ", a take-over", points, 8);
            Verdict verdict = new Checker(stage).verdict();
            verdict.mustBeClean();
            assertEquals(
                    List.of("one|1", "three|1"),
                    stage.schema()
                            .rows(
                                    "SELECT name, COUNT(*) FROM JobExecution WHERE name <> 'waits' GROUP BY name ORDER BY name"));
        }
    }

    private static void kill(Program daemon, boolean dies, List<String> points) {
        if (dies) {
            assertEquals(137, daemon.awaitEnd(), daemon::toString);
            points.add(daemon.errors().stream()
                    .filter(line -> line.startsWith(CrashPoint.LAST_WORDS))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(daemon)));
        } else {
            daemon.kill();
        }
    }

    private static void heal(Stage stage) {
        try (Program last = stage.leader(Map.of())) {
            new Checker(stage).awaitQuiet();
            last.stop();
        }
    }

    private static void report(String what, List<String> points, int least) {
        System.out.println(what + ": " + points.size() + " crash points");
        points.forEach(System.out::println);
        assertTrue(points.size() >= least, "only " + points.size() + " crash points");
    }
}
