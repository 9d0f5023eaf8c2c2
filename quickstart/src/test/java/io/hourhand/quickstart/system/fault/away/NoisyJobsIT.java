package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import io.hourhand.quickstart.system.fault.stage.Vitals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs that print a lot while nothing of it can be written. */
final class NoisyJobsIT {

    /** What may wait for the table, and the ends of four logs. */
    private static final double MORE_HEAP_MB = 48;

    @ParameterizedTest
    @MethodSource("io.hourhand.quickstart.system.fault.stage.Server#mainlyMariaDb")
    @Tag("faults-row-62")
    void fourJobsThatPrint100MbEachTakeNoMoreMemoryThanOneLine(Server server, @TempDir Path folder) {
        try (Remote remote = Remote.shared(server)) {
            Stage stage = remote.stage();
            Book book = new Book(folder);
            List<String> print = List.of(
                    "yes 'A line of output as a program prints it, of some 80 letters, at great length, over and over'",
                    "yes",
                    "tr '\\0' x < /dev/zero",
                    "yes 'größer 🚀'");
            for (String printer : print) {
                stage.create(
                        Stage.once(
                                "Prints by " + printer.replaceAll("\\W", ""),
                                Instant.now().plusSeconds(2)),
                        book.job("two", printer + " | head -c 100000000; echo; echo the end"));
            }
            Program daemon =
                    remote.leader(Map.of("SPOOL_PATH", folder.resolve("spool").toString()));
            Eventually.equal(
                    (long) print.size(),
                    () -> stage.number("SELECT COUNT(*) FROM JobExecution WHERE status = 'RUNNING'"));
            Vitals before = Vitals.of(daemon.handle().pid());
            remote.link().refuse();
            book.openGate();
            Eventually.equal((long) print.size(), () -> Spools.results(folder.resolve("spool")));
            Vitals during = Vitals.of(daemon.handle().pid());
            System.out.println("Before the outage " + before + ", after 4 x 100 MB in it " + during);
            assertTrue(during.heap() < before.heap() + MORE_HEAP_MB, during::toString);
            remote.link().open();

            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            assertEquals(
                    List.of("SUCCEEDED|1|" + print.size()),
                    stage.schema().rows("SELECT status, attempt, COUNT(*) FROM JobExecution GROUP BY status, attempt"));
            assertEquals(
                    print.size(),
                    stage.number("SELECT COUNT(DISTINCT runId) FROM JobLog WHERE content LIKE '%left out …%'"));
        }
    }
}
