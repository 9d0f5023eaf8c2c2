package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database is away in the middle of fifty runs: for seconds by day, at night for ten minutes. */
final class DatabaseAwayIT {

    private static final int RUNS = 50;
    private static final Duration OUTAGE =
            Duration.ofSeconds(Integer.getInteger("hourhand.outage.seconds", Boolean.getBoolean("nightly") ? 600 : 10));
    /** Short enough that statements run into it by day as well. */
    private static final String ITS_TIMEOUT = OUTAGE.toSeconds() < 30 ? "?socketTimeout=4000" : "";

    private static final String RESULTS = "SELECT COUNT(*) FROM JobExecution WHERE name = 'two' AND status = ";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.away.Way#byDayAndAtNight")
    @Tag("faults-row-27")
    @Tag("faults-row-28")
    void resultsWaitAndAreWrittenOnceWhenItIsBack(Way way, Server server) {
        try (Remote remote = way.remote(server)) {
            Stage stage = remote.stage();
            Book book = new Book(folder);
            for (int n = 1; n <= RUNS; n++) {
                stage.create(
                        Stage.once("Goes on " + n, Instant.now().plusSeconds(2)),
                        Stage.tally("one", Duration.ZERO),
                        book.job("two"),
                        Stage.tally("three", Duration.ZERO));
            }
            Program daemon = remote.leader(Map.of(
                    "MAX_PARALLEL_RUNS",
                    "60",
                    "DATABASE_URL",
                    stage.schema().urlAt(remote.link().port()) + ITS_TIMEOUT,
                    "SPOOL_PATH",
                    folder.resolve("spool").toString()));
            Client door = remote.door();
            Eventually.equal((long) RUNS, () -> stage.number(RESULTS + "'RUNNING'"));
            UUID later =
                    stage.create(Stage.once("Waits", Instant.now().plusSeconds(3)), Stage.tally("one", Duration.ZERO));
            remote.nudge();

            way.begin(remote);
            await(daemon, OUTAGE.dividedBy(3));
            book.openGate();
            Eventually.equal(503, () -> door.get(DaemonPaths.HEALTH).status());
            await(daemon, OUTAGE.dividedBy(3).multipliedBy(2));
            JsonNode health = door.get(DaemonPaths.HEALTH).expect(503).body();
            assertTrue(health.path("reason").asText().contains("database"), health::toString);
            daemon.awaitLine(way.line());
            Instant away = Instant.now();
            way.end(remote);

            Instant back = Instant.now();
            Eventually.equal(true, () -> stage.number(RESULTS + "'SUCCEEDED'") > 0);
            Instant first = Instant.now();
            Eventually.equal((long) RUNS, () -> stage.number(RESULTS + "'SUCCEEDED'"));
            System.out.printf(
                    "%s, %s for %d s: after its return the first result was there in %d ms, the last of %d in %d ms%n",
                    server,
                    way,
                    OUTAGE.toSeconds(),
                    Duration.between(back, first).toMillis(),
                    RUNS,
                    Duration.between(back, Instant.now()).toMillis());
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            Eventually.equal(200, () -> door.get(DaemonPaths.HEALTH).status());
            daemon.awaitLine(".*(The database answers again|the lease is still ours), after .* s\\.");
            assertEquals(
                    List.of("SUCCEEDED|3|1|" + RUNS, "SUCCEEDED|1|1|1"),
                    stage.schema()
                            .rows("SELECT status, succeeded, (SELECT MAX(attempt) FROM JobExecution), COUNT(*)"
                                    + " FROM ScheduleRun GROUP BY status, succeeded ORDER BY succeeded DESC"));
            assertEquals(RUNS, book.begun().size());
            assertEquals(RUNS, new HashSet<>(book.begun()).size());
            assertEquals(
                    1,
                    stage.number(
                            "SELECT COUNT(*) FROM ScheduleRun WHERE scheduleId = '" + later + "' AND startedAt >= '"
                                    + away.toString().replace("T", " ").replace("Z", "") + "'"),
                    "nothing starts while the database is away");
            assertEquals(List.of(), Spools.in(folder.resolve("spool")));
        }
    }

    /** Lets time pass, in which the daemon must not end. */
    private static void await(Program daemon, Duration time) {
        assertFalse(daemon.endsWithin(time), daemon::toString);
    }
}
