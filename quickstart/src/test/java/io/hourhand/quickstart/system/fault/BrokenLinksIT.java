package io.hourhand.quickstart.system.fault;

import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.TcpProxy;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.check.Verdict;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Connections that break again and again while ten schedules run: between two statements, in the middle of one, and when
 * the server has done what it was asked and its answer is lost.
 */
final class BrokenLinksIT {

    private static final Duration FAULTS = Duration.ofSeconds(Boolean.getBoolean("nightly") ? 15 : 4);
    private static final int SCHEDULES = 10;
    private static final int LONGEST_PEACE_MS = 400;
    private static final int LONGEST_SILENCE_MS = 250;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    @Tag("faults-row-19")
    void connectionsThatBreakAgainAndAgainLoseNothingAndRepeatNothing(Server server) {
        try (Stage stage = new Stage(server);
                TcpProxy link = new TcpProxy(stage.schema().port()).open()) {
            Map<UUID, Duration> schedules = schedules(stage);
            Program daemon =
                    stage.leader(Map.of("DATABASE_URL", stage.schema().urlAt(link.port()), "MAX_PARALLEL_RUNS", "10"));
            int broken = breakUp(link, daemon);
            Instant peace = Instant.now();
            schedules.keySet().forEach(stage::off);
            Checker checker = new Checker(stage).awaitQuiet();
            schedules.forEach(checker::expect);
            Verdict verdict = checker.verdict();
            System.out.println(server + ": connections broken " + broken + " times, " + verdict + "; quiet after "
                    + Duration.between(peace, Instant.now()).toMillis() + " ms");
            verdict.mustBeClean();
        } catch (AssertionError e) {
            throw new AssertionError("the dice were thrown from " + seed, e);
        }
    }

    /** How often they broke. */
    private int breakUp(TcpProxy link, Program daemon) {
        int broken = 0;
        for (Instant end = Instant.now().plus(FAULTS); Instant.now().isBefore(end); broken++) {
            daemon.endsWithin(Duration.ofMillis(random.nextInt(LONGEST_PEACE_MS)));
            if (random.nextBoolean()) {
                link.dropAnswers();
                daemon.endsWithin(Duration.ofMillis(random.nextInt(LONGEST_SILENCE_MS)));
                link.reset();
                link.pass();
            }
            link.reset();
        }
        return broken;
    }

    private Map<UUID, Duration> schedules(Stage stage) {
        Map<UUID, Duration> schedules = new LinkedHashMap<>();
        for (int n = 0; n < SCHEDULES; n++) {
            Duration interval = Duration.ofSeconds(1 + n % 3);
            UUID id = stage.create(
                    Stage.every("Number " + n, interval),
                    Stage.tally("one", Duration.ofMillis(random.nextInt(50))),
                    Stage.tally("two", Duration.ofMillis(random.nextInt(50))),
                    Stage.tally("three", Duration.ofMillis(random.nextInt(50))));
            schedules.put(id, interval);
        }
        return schedules;
    }
}
