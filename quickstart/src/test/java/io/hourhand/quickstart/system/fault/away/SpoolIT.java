package io.hourhand.quickstart.system.fault.away;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.check.Checker;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results that wait on the local disk when the daemon is killed in the middle of an outage. */
final class SpoolIT {

    private static final int RUNS = 4;
    private static final String SECOND_JOBS = "SELECT attempt, status, COUNT(*) FROM JobExecution WHERE name = 'two'"
            + " GROUP BY attempt, status ORDER BY attempt, status";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-27")
    void whatIsWholeInASpoolCountsOnceAndWhatIsDamagedIsPutAsideAndSaid(Server server) throws IOException {
        try (Remote remote = Remote.shared(server)) {
            Stage stage = remote.stage();
            leaveResultsOnTheDisk(remote);
            Path spool = Spools.in(spools()).getFirst();
            List<String> lines = Files.readAllLines(spool);
            Files.writeString(
                    spool,
                    String.join("\n", lines)
                            .substring(
                                    0, lines.stream().mapToInt(String::length).sum() - 20));
            byte[] asItWas = Files.readAllBytes(spool);
            remote.link().open();

            Program second = daemon(remote);
            second.awaitLine(Stage.POLLING);
            second.awaitLine(".*1 of the results kept in " + spool + " cannot be read .*" + spool + "\\.damaged.*");
            new Checker(stage).awaitQuiet().verdict().mustBeClean();
            List<String> expected = List.of("1|INTERRUPTED|1", "1|SUCCEEDED|" + (RUNS - 1), "2|SUCCEEDED|1");
            assertEquals(expected, stage.schema().rows(SECOND_JOBS));
            assertEquals(RUNS + 1, begun().size());
            assertEquals(RUNS, new HashSet<>(begun()).size());
            assertEquals(List.of(), Spools.in(spools()));
            assertTrue(Files.readString(Path.of(spool + ".damaged"))
                    .startsWith(lines.getLast().substring(0, 40)));

            second.kill();
            Files.write(spool, asItWas);
            try (Program third = daemon(remote)) {
                third.awaitLine(Stage.POLLING);
                Eventually.equal(List.of(), () -> Spools.in(spools()));
                third.stop();
            }
            new Checker(stage).verdict().mustBeClean();
            assertEquals(expected, stage.schema().rows(SECOND_JOBS));
            assertEquals(RUNS + 1, begun().size());
        }
    }

    private void leaveResultsOnTheDisk(Remote remote) {
        Stage stage = remote.stage();
        Book book = new Book(folder);
        for (int n = 1; n <= RUNS; n++) {
            stage.create(
                    Stage.once("Outlives its daemon " + n, Instant.now().plusSeconds(2)),
                    Stage.tally("one", Duration.ZERO),
                    book.job("two"),
                    Stage.tally("three", Duration.ZERO));
        }
        Program first = daemon(remote);
        first.awaitLine(Stage.POLLING);
        Eventually.equal(
                (long) RUNS,
                () -> stage.number("SELECT COUNT(*) FROM JobExecution WHERE name = 'two' AND status = 'RUNNING'"));
        remote.link().refuse();
        book.openGate();
        Eventually.equal((long) RUNS, () -> Spools.results(spools()));
        first.kill();
    }

    private Program daemon(Remote remote) {
        return remote.daemon(Map.of("SPOOL_PATH", spools().toString()));
    }

    private Path spools() {
        return folder.resolve("spool");
    }

    private List<String> begun() {
        return new Book(folder).begun();
    }
}
