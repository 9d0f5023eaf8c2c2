package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A daemon that no nudge reaches: what is edited and asked for is found at its next tick. */
final class LostNudgeIT {

    @Test
    void whatNobodyToldTheDaemonItFindsAtItsNextTick() {
        try (Schema schema = Schema.usual();
                Services services = new Services(schema.url())) {
            Client client = services.web();
            services.daemon(Map.of(
                            "SCHEDULE_POLL_INTERVAL_MS",
                            "3000",
                            "DAEMON_ADMIN_URL",
                            "http://127.0.0.1:" + Services.freePort()))
                    .awaitLine("⏱️  Polling every 3s");

            String asked = create(client, "asked for", "P1D");
            JsonNode answer = client.run(asked).expect(202).body();
            assertEquals("QUEUED", answer.path("status").asText(), answer::toString);
            assertTrue(
                    Instant.parse(answer.path("startsBy").asText())
                            .isBefore(Instant.now().plusSeconds(4)),
                    answer::toString);
            Eventually.equal(
                    List.of("MANUAL|SUCCEEDED"),
                    () -> schema.rows("SELECT cause, status FROM ScheduleRun WHERE scheduleId = '" + asked + "'"));

            String due = create(client, "each second", "PT1S");
            client.patch("/api/v1/schedules/" + due, "{\"enabled\":true}").expect(200);
            Eventually.equal(
                    true,
                    () -> schema.rows("SELECT dueAt FROM ScheduleSlot WHERE scheduleId = '" + due + "'")
                                    .size()
                            > 5);
            client.patch("/api/v1/schedules/" + due, "{\"enabled\":false}").expect(200);
            assertEquals(
                    List.of(),
                    schema.rows("SELECT later.dueAt FROM ScheduleSlot AS later WHERE later.scheduleId = '" + due
                            + "' AND later.dueAt > (SELECT MIN(dueAt) FROM ScheduleSlot WHERE scheduleId = '" + due
                            + "') AND NOT EXISTS (SELECT 1 FROM ScheduleSlot AS former WHERE former.scheduleId = '"
                            + due
                            + "' AND former.dueAt = later.dueAt - INTERVAL 1 SECOND)"),
                    "no slot between two others is missing");
        }
    }

    private static String create(Client client, String name, String every) {
        ObjectNode schedule = JsonNodeFactory.instance.objectNode().put("name", name);
        schedule.putObject("timing").put("type", "every").put("interval", every);
        ObjectNode job =
                schedule.putArray("jobs").addObject().put("name", "one").put("type", "sql");
        job.putObject("config").put("statement", "SELECT 1");
        return client.post("/api/v1/schedules", schedule)
                .expect(201)
                .body()
                .path("id")
                .asText();
    }
}
