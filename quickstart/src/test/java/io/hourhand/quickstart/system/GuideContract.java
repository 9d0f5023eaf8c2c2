package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.quickstart.sample.SampleSchedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deployment guide (docs/deploy-railway.md), box by box, but for its pages. */
abstract class GuideContract {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    abstract Schema schema();

    @Test
    void theDeploymentGuideHolds(@TempDir Path directory) {
        try (Schema schema = schema();
                Services services = new Services(schema.url())) {
            int port = Services.freePort();
            Program web = services.keep(Program.jar(
                    "http-service",
                    Map.of(
                            "NODE_ENV",
                            "production",
                            "DATABASE_URL",
                            schema.url(),
                            "JWT_SECRET",
                            Services.JWT_SECRET,
                            "PORT",
                            String.valueOf(port),
                            "ADMIN_EMAIL",
                            Client.EMAIL,
                            "ADMIN_PASSWORD",
                            Client.PASSWORD)));
            Program daemon = services.keep(Program.jar(
                    "daemon-service",
                    Map.of(
                            "NODE_ENV", "production",
                            "DATABASE_URL", schema.url(),
                            "SCHEDULE_DAEMON_ENABLED", "true",
                            "SCHEDULE_POLL_INTERVAL_MS", "3600000",
                            "DAEMON_ADMIN_PORT", "0",
                            "JOBS_PATH",
                                    Program.HOME
                                            .resolve("quickstart/target/jobs")
                                            .toString())));
            Program sample = services.keep(Program.hourhand(
                    Map.of(
                            "DATABASE_URL",
                            schema.url(),
                            "JOBS_PATH",
                            directory.resolve("jobs").toString()),
                    "sample"));

            verifyDeployment(web, port, daemon, schema);
            assertEquals(0, sample.awaitEnd(), sample::toString);
            enableAndTest(new Client(Services.address(port)).login(), daemon, schema);

            assertTrue(
                    web.lines().stream()
                            .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("job worker")),
                    web::toString);
        }
    }

    private static void verifyDeployment(Program web, int port, Program daemon, Schema schema) {
        web.awaitLine("\\[server] ✓ Listening on \\{\"address\":\"0\\.0\\.0\\.0\",\"port\":" + port + "}");
        web.awaitLine(Services.READY);
        assertEquals(200, new Client(Services.address(port)).get("/health/live").status());

        daemon.awaitLine("✅ Schedule daemon registered: " + UUID);
        daemon.awaitLine(Services.POLLING);
        assertEquals(
                "🚀 Starting schedule daemon (production mode)", daemon.lines().getFirst());
        assertEquals(
                List.of("schedule_daemon|1"),
                schema.rows("SELECT workerType, COUNT(*) AS count FROM WorkerInstance"
                        + " WHERE status = 'RUNNING' GROUP BY workerType"));
    }

    private static void enableAndTest(Client client, Program daemon, Schema schema) {
        JsonNode schedule = client.get("/api/v1/schedules?q=Daily%20Full%20Sync")
                .expect(200)
                .body()
                .path("items")
                .path(0);
        String id = schedule.path("id").asText();
        client.patch("/api/v1/schedules/" + id, "{\"enabled\":true}").expect(200);
        String runId = client.started(id);

        String complete = daemon.awaitLine(
                "\\[daemon] ✅ Schedule \"Daily Full Sync\" complete: 20 succeeded, 0 failed \\(\\d+ms\\)");
        List<String> expected = new ArrayList<>(List.of(
                "⏰ Found 1 due schedule(s)",
                "⏰ Processing schedule: Daily Full Sync",
                "[daemon] Executing 20 jobs inline for \"Daily Full Sync\""));
        List<String> names = jobNames();
        for (String name : names) {
            expected.add("[daemon] → Executing: " + name);
            expected.add("[daemon] ✓ " + name + " completed");
        }
        expected.add(complete);
        List<String> lines = daemon.lines();
        assertEquals(expected, lines.subList(lines.indexOf(expected.getFirst()), lines.size()));

        List<String> rows = new ArrayList<>();
        for (int position = 0; position < names.size(); position++) {
            rows.add(names.get(position) + "|SUCCEEDED|1");
        }
        Eventually.equal(
                rows,
                () -> schema.rows("SELECT name, status, attempt FROM JobExecution WHERE runId = '" + runId
                        + "' ORDER BY position"));
        Eventually.equal(
                List.of("SUCCEEDED|MANUAL|20|0"),
                () -> schema.rows(
                        "SELECT status, cause, succeeded, failed FROM ScheduleRun WHERE id = '" + runId + "'"));
        assertEquals(
                20,
                client.get("/api/v1/jobs?runId=" + runId)
                        .expect(200)
                        .body()
                        .path("items")
                        .size());
    }

    private static List<String> jobNames() {
        return StreamSupport.stream(SampleSchedule.definition().path("jobs").spliterator(), false)
                .map(job -> job.path("name").asText())
                .toList();
    }
}
