package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run Now, seen from outside, where it does not go smoothly. One web-server for all tests, a daemon for each. */
final class RunNowIT {

    private static final Schema SCHEMA = Schema.usual();
    private static final Services WEB = new Services(SCHEMA.url());

    @SuppressWarnings("NullAway.Init")
    private static Client client;

    @BeforeAll
    static void start() {
        client = WEB.web();
    }

    @AfterAll
    static void stop() {
        WEB.close();
        SCHEMA.close();
    }

    @Test
    void aJobThatThrowsFailsAndTheNextOneRuns(@TempDir Path directory) {
        try (Services services = new Services(SCHEMA.url())) {
            Program daemon = services.daemon(Map.of(
                    "JOBS_PATH", ThrowingJob.jarIn(directory.resolve("jobs")).toString()));
            daemon.awaitLine(Services.POLLING);
            ObjectNode throwing = job("throwing job", "java");
            throwing.putObject("config").put("job", "throwing");
            String runId = client.started(create("Throws", throwing, sql("next job")));

            daemon.awaitLine("\\[daemon] ✗ throwing job failed: .*" + ThrowingJob.MESSAGE);
            daemon.awaitLine("\\[daemon] ✓ next job completed");
            daemon.awaitLine("\\[daemon] ❌ Schedule \"Throws\" complete: 1 succeeded, 1 failed \\(\\d+ms\\)");
            Eventually.equal(
                    List.of("throwing job|FAILED|1", "next job|SUCCEEDED|0"),
                    () -> SCHEMA.rows("SELECT name, status, COALESCE(error LIKE '%" + ThrowingJob.MESSAGE
                            + "%', 0) FROM JobExecution WHERE runId = '" + runId + "' ORDER BY position"));
            Eventually.equal(
                    List.of("FAILED|1|1"),
                    () -> SCHEMA.rows("SELECT status, succeeded, failed FROM ScheduleRun WHERE id = '" + runId + "'"));
        }
    }

    @Test
    void whatIsAskedForWhileTheDaemonIsAwayRunsWhenItIsBack() {
        String schedule = create("Waits", sql("patient job"));
        JsonNode pressed = client.run(schedule).expect(202).body();
        assertEquals("QUEUED", pressed.path("status").asText(), pressed::toString);
        assertTrue(Instant.parse(pressed.path("startsBy").asText()).isAfter(Instant.EPOCH), pressed::toString);
        String trigger = pressed.path("triggerId").asText();
        assertEquals(
                List.of("PENDING"), SCHEMA.rows("SELECT status FROM ScheduleTrigger WHERE id = '" + trigger + "'"));

        try (Services services = new Services(SCHEMA.url())) {
            Program daemon = services.daemon();
            daemon.awaitLine("⏰ Processing schedule: Waits");
            daemon.awaitLine("\\[daemon] ✅ Schedule \"Waits\" complete: 1 succeeded, 0 failed \\(\\d+ms\\)");
            Eventually.equal(
                    List.of("CLAIMED|SUCCEEDED|MANUAL"),
                    () -> SCHEMA.rows("SELECT t.status, r.status, r.cause FROM ScheduleTrigger t"
                            + " JOIN ScheduleRun r ON r.id = t.runId WHERE t.id = '" + trigger + "'"));
        }
    }

    @Test
    @Tag("faults-row-41")
    void namesOfAllKindsAreKeptByteForByteAndForgeNoLine() {
        String forged = "[daemon] ✓ forged completed";
        String name = pad("It's \"Ω\" `x` \\ 100% 🚀\n" + forged + "\n\u001b[31m\u202e");
        String jobName = pad("jøb \"2\" 🧵\r\n" + forged + "\n");
        try (Services services = new Services(SCHEMA.url())) {
            Program daemon = services.daemon();
            daemon.awaitLine(Services.POLLING);
            String schedule = create(name, sql(jobName));
            String runId = client.started(schedule);
            daemon.awaitLine("\\[daemon] ✅ Schedule .* complete: 1 succeeded, 0 failed \\(\\d+ms\\)");

            assertEquals(
                    List.of(hex(name)), SCHEMA.rows("SELECT HEX(name) FROM Schedule WHERE id = '" + schedule + "'"));
            assertEquals(
                    List.of(hex(jobName)),
                    SCHEMA.rows("SELECT HEX(name) FROM JobExecution WHERE runId = '" + runId + "'"));
            assertEquals(
                    name,
                    client.get("/api/v1/schedules/" + schedule)
                            .expect(200)
                            .body()
                            .path("name")
                            .asText());
            assertFalse(daemon.lines().contains(forged), daemon::toString);
            assertTrue(
                    daemon.lines().stream().noneMatch(line -> line.chars().anyMatch(Character::isISOControl)),
                    daemon::toString);
            assertEquals(
                    5,
                    daemon.lines().stream()
                            .filter(line -> line.contains("🚀\\n") || line.contains("🧵\\r\\n"))
                            .count(),
                    daemon::toString);
        }
    }

    private static String create(String name, ObjectNode... jobs) {
        ObjectNode schedule = JsonNodeFactory.instance.objectNode();
        schedule.put("name", name);
        schedule.putObject("timing").put("type", "cron").put("expression", "0 2 * * *");
        schedule.putArray("jobs").addAll(List.of(jobs));
        return client.post("/api/v1/schedules", schedule)
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    private static ObjectNode sql(String name) {
        ObjectNode job = job(name, "sql");
        job.putObject("config").put("statement", "SELECT 1");
        return job;
    }

    private static ObjectNode job(String name, String type) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("type", type);
    }

    private static String pad(String text) {
        return text + "x".repeat(100 - text.length());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)).toUpperCase(Locale.ROOT);
    }
}
