package io.hourhand.quickstart.system.fault.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.check.Verdict;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two hours, or as many minutes as {@code hourhand.soak.minutes} says, of twenty schedules and one trouble after another:
 * nothing is lost, repeated or stuck, and neither service holds on to more and more.
 */
@EnabledIfSystemProperty(named = "nightly", matches = "true")
@EnabledOnOs(OS.LINUX)
final class SoakIT {

    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("hourhand.soak.minutes", 120));
    private static final int SCHEDULES = 20;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(25);
    private static final Duration GLANCE = Duration.ofSeconds(40);
    private static final int LONGEST_PEACE_MS = 50_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<Trouble, Integer> came = new EnumMap<>(Trouble.class);

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#usual")
    @Tag("soak")
    @Tag("faults-row-105")
    void hoursOfTroubleLoseNothingRepeatNothingAndLeakNothing(Server server) {
        try (House house = new House(server)) {
            Stage stage = house.stage();
            Instant begin = Instant.now();
            Map<UUID, Duration> schedules = schedules(stage);
            live(house, new Dice(random, List.copyOf(schedules.keySet())), begin);
            schedules.keySet().forEach(stage::off);
            Checker checker = new Checker(stage).awaitQuiet();
            schedules.forEach(checker::expect);
            Verdict verdict = checker.verdict();
            System.out.println("Soaked for " + Duration.between(begin, Instant.now()) + ": " + verdict);
            System.out.println("Troubles: " + came);
            house.lives().forEach(System.out::println);
            verdict.mustBeClean();
            assertEquals(
                    List.of(),
                    house.lives().stream().flatMap(life -> life.leak().stream()).toList(),
                    "held on to more and more");
        } catch (AssertionError e) {
            throw new AssertionError("the dice were thrown from " + seed + "; so far came " + came, e);
        }
    }

    private void live(House house, Dice dice, Instant begin) {
        Duration life = LENGTH.dividedBy(3).compareTo(LONGEST_LIFE) < 0 ? LENGTH.dividedBy(3) : LONGEST_LIFE;
        Instant death = begin.plus(life);
        Instant glance = begin;
        Instant next = begin;
        while (Instant.now().isBefore(begin.plus(LENGTH))) {
            if (!Instant.now().isBefore(glance)) {
                house.look();
                glance = Instant.now().plus(GLANCE);
            }
            if (!Instant.now().isBefore(next)) {
                boolean old = !Instant.now().isBefore(death);
                Trouble trouble = old ? Trouble.DAEMON_DIES : dice.trouble();
                System.out.println(Instant.now() + " " + trouble);
                trouble.comeTo(house, dice);
                came.merge(trouble, 1, Integer::sum);
                death = old ? Instant.now().plus(life) : death;
                next = Instant.now().plusMillis(10_000 + random.nextInt(LONGEST_PEACE_MS - 10_000));
            }
            house.awaitSeconds(1);
        }
    }

    /** Each with jobs that leave a trace, and one that starts a program or runs statements. */
    private Map<UUID, Duration> schedules(Stage stage) {
        Map<UUID, Duration> schedules = new LinkedHashMap<>();
        for (int n = 0; n < SCHEDULES; n++) {
            Duration interval = Duration.ofSeconds(31 + 3L * n);
            UUID id = stage.create(
                    Stage.every("Every " + interval.toSeconds() + " seconds", interval),
                    Stage.tally("one", Duration.ofMillis(random.nextInt(3_000))),
                    n % 2 == 0 ? program() : statement(),
                    Stage.tally("three", Duration.ofMillis(random.nextInt(3_000))));
            schedules.put(id, interval);
        }
        return schedules;
    }

    private static ObjectNode program() {
        ObjectNode job =
                JsonNodeFactory.instance.objectNode().put("name", "two").put("type", "command");
        job.putObject("config").putArray("argv").add("seq").add("1000");
        return job;
    }

    private static ObjectNode statement() {
        ObjectNode job =
                JsonNodeFactory.instance.objectNode().put("name", "two").put("type", "sql");
        job.putObject("config").put("statement", "SELECT COUNT(*) FROM ScheduleRun; SELECT 1");
        return job;
    }
}
