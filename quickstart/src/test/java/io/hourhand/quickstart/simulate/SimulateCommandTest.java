package io.hourhand.quickstart.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    private static final String SCHEDULES = """
            [{"name":"nightly ☾","timing":{"type":"cron","expression":"30 2 * * *"},"timeZone":"Europe/Paris",
              "jobs":[{"name":"one","type":"sql","config":{"statement":"SELECT 1"}}]},
             {"name":"each ten minutes","timing":{"type":"cron","expression":"*/10 * * * *"},
              "catchUp":{"mode":"ALL","window":"PT1H","maxRuns":3},
              "jobs":[{"name":"one","type":"sql","config":{"statement":"SELECT 1"}}]}]
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aFileOfSchedulesIsPlayedAndCounted() throws IOException {
        int exit = simulate(
                "--from",
                "2026-10-25",
                "--to",
                "2026-10-26",
                "--schedules",
                file(SCHEDULES),
                "--downtime=2026-10-25T00:05:00Z/2026-10-25T02:05:00Z",
                "--run-time=PT15M");
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        assertEquals("""
                From 2026-10-25T00:00:00Z to 2026-10-26T00:00:00Z

                schedule          slots  on time  caught up  skipped  missed  overlaps  cancelled  at once  why not
                nightly ☾             1        0          1        0       0         0          0        1
                each ten minutes    144       64          3       68       9        71          0        1  OVERLAP 68, BEFORE_WINDOW 6, OVER_MAX_RUNS 3
                all 2               145       64          4       68       9        71          0        1

                Busiest hour: 2026-10-25T02:00:00Z, with 4 starts
                """, out.toString(StandardCharsets.UTF_8));
        assertEquals(0, exit);
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        String[] arguments = {"--from", "2026-01-01", "--to", "2027-01-01", "--schedules", file(SCHEDULES)};
        simulate(arguments);
        byte[] first = out.toByteArray();
        out.reset();
        simulate(arguments);
        assertEquals(new String(first, StandardCharsets.UTF_8), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theAnswerOfTheApiIsAFileOfSchedules() throws IOException {
        assertEquals(
                0,
                simulate(
                        "--from",
                        "2026-01-01",
                        "--to",
                        "2026-01-02",
                        "--schedules",
                        file("{\"items\":" + SCHEDULES + ",\"nextCursor\":null}")));
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException {
        String broken = file(SCHEDULES.replace("*/10 *", "*/61 *"));
        refused(2, "simulate needs --from and --to", "--from", "2026-01-01");
        refused(2, "write a day like 2027-01-01", "--from", "yesterday", "--to", "2026-01-02");
        refused(2, "--to must be after --from", "--from", "2026-01-02", "--to", "2026-01-01");
        refused(2, "has no option \"--form\"", "--form", "2026-01-01");
        refused(2, "--to needs a value", "--from", "2026-01-01", "--to");
        refused(2, "a downtime is two instants", "--from", "2026-01-01", "--to", "2026-01-02", "--downtime", "night");
        refused(1, "there is no file", "--from", "2026-01-01", "--to", "2026-01-02", "--schedules", "none.json");
        refused(
                1,
                "schedule 2: timing.expression",
                "--from",
                "2026-01-01",
                "--to",
                "2026-01-02",
                "--schedules",
                broken);
        refused(78, "DATABASE_URL is not set", "--from", "2026-01-01", "--to", "2026-01-02");
    }

    private void refused(int exit, String words, String... arguments) {
        err.reset();
        assertEquals(exit, simulate(arguments));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains(words), said);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("schedules" + text.hashCode() + ".json"), text)
                .toString();
    }

    private int simulate(String... arguments) {
        return new SimulateCommand(
                        new Environment(Map.of()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }
}
