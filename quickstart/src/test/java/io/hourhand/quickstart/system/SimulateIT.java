package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./hourhand simulate} over the schedules of a database. */
final class SimulateIT {

    @TempDir
    Path jobs;

    @Test
    void theSchedulesThatAreOnInTheDatabaseArePlayed() {
        try (Schema schema = Schema.usual()) {
            Map<String, String> environment = Map.of("DATABASE_URL", schema.url(), "JOBS_PATH", jobs.toString());
            try (Program sample = Program.hourhand(environment, "sample")) {
                assertEquals(0, sample.awaitEnd(), sample::toString);
            }
            schema.run("UPDATE Schedule SET enabled = TRUE");
            try (Program simulate = Program.hourhand(
                    environment,
                    "simulate",
                    "--from=2027-01-01",
                    "--to=2028-01-01",
                    "--downtime=2027-03-01T00:00:00Z/2027-03-03T12:00:00Z")) {
                assertEquals(0, simulate.awaitEnd(), simulate::toString);
                assertEquals(
                        List.of("Daily Full Sync 365 362 1 0 2 0 0 1 BEFORE_WINDOW 2"),
                        simulate.lines().stream()
                                .filter(line -> line.startsWith("Daily Full Sync"))
                                .map(line -> line.replaceAll(" +", " "))
                                .toList());
            }
        }
    }
}
