package io.hourhand.quickstart.system.fault;

import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.check.Verdict;
import io.hourhand.quickstart.system.fault.stage.OneRunning;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twenty schedules, four daemons, and {@code kill -9} at random: twenty times, or 500 times under {@code -Pnightly}. Two
 * daemons are up before each kill; the others are somewhere on their way, so that no kill waits for a start.
 */
@Execution(ExecutionMode.CONCURRENT)
final class RandomKillsIT {

    private static final int KILLS = Integer.getInteger("hourhand.kills", 20);
    private static final int SCHEDULES = 20;
    private static final int DAEMONS = 4;
    private static final String UP = Stage.POLLING + "|⏸️  Standing by: .*";
    private static final Map<String, String> SETTINGS =
            Map.of("HEARTBEAT_INTERVAL_MS", "2000", "SCHEDULE_POLL_INTERVAL_MS", "5000", "MAX_PARALLEL_RUNS", "20");

    /** Once two daemons are up, the next kill comes within this time. */
    private static final int LONGEST_PEACE_MS = 1_500;

    /** What hundreds of kills held up is made up for by then. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Program> daemons = new ArrayList<>();
    private final Set<Program> up = new HashSet<>();

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMySql")
    @Tag("faults-row-7")
    void killsAtRandomLoseNothingAndRepeatNothing(Server server) throws InterruptedException {
        try (Stage stage = new Stage(server)) {
            OneRunning one = new OneRunning(stage);
            Map<UUID, Duration> schedules = schedules(stage);
            List<UUID> ids = List.copyOf(schedules.keySet());
            fill(stage);
            for (int strikes = 0; strikes < KILLS; ) {
                daemons.stream().limit(2).filter(up::add).forEach(daemon -> daemon.awaitLine(UP));
                daemons.getFirst().endsWithin(Duration.ofMillis(random.nextInt(LONGEST_PEACE_MS)));
                stage.ask(ids.get(random.nextInt(SCHEDULES)));
                strikes += strike(stage) ? 1 : 0;
            }
            ids.forEach(stage::off);
            Checker checker = new Checker(stage).awaitQuiet(PATIENCE);
            schedules.forEach(checker::expect);
            Verdict verdict = checker.verdict();
            System.out.println(server + ": " + KILLS + " kills at random, " + verdict);
            verdict.mustBeClean();
            one.everSince();
        } catch (AssertionError e) {
            throw new AssertionError("the dice were thrown from " + seed + ": " + e.getMessage(), e);
        }
    }

    /** Mostly the one in charge, at times another or all of them. False if just then nobody was in charge to be hit. */
    private boolean strike(Stage stage) {
        int dice = random.nextInt(10);
        List<String> leader = stage.schema().rows("SELECT pid FROM WorkerInstance WHERE status = 'RUNNING'");
        List<Program> victims = dice == 0
                ? List.copyOf(daemons)
                : daemons.stream()
                        .filter(daemon -> dice < 3
                                != leader.contains(
                                        String.valueOf(daemon.handle().pid())))
                        .skip(dice < 3 ? random.nextInt(DAEMONS - 1) : 0)
                        .limit(1)
                        .toList();
        daemons.removeAll(victims);
        victims.forEach(Program::kill);
        fill(stage);
        return !victims.isEmpty();
    }

    private void fill(Stage stage) {
        while (daemons.size() < DAEMONS) {
            daemons.add(stage.daemon(SETTINGS));
        }
    }

    private Map<UUID, Duration> schedules(Stage stage) {
        Map<UUID, Duration> schedules = new LinkedHashMap<>();
        for (int n = 0; n < SCHEDULES; n++) {
            Duration interval = Duration.ofSeconds(7 + n);
            UUID id = stage.create(
                    Stage.every("Every " + interval.toSeconds() + " seconds", interval),
                    Stage.tally("one", Duration.ofMillis(random.nextInt(200))),
                    Stage.tally("two", Duration.ofMillis(random.nextInt(200))),
                    Stage.tally("three", Duration.ofMillis(random.nextInt(200))));
            schedules.put(id, interval);
        }
        return schedules;
    }
}
