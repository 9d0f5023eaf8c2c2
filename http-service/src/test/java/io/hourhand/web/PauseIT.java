package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PauseIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void aPauseIsShownWithItsReasonAndItsSlotsWillBeSkipped() {
        JsonNode schedule = create("stocktaking");
        Instant until = server.clock().instant().plus(Duration.ofDays(2));
        HttpResponse<String> paused = pause(schedule, "{\"reason\":\"stock <taking>\",\"until\":\"" + until + "\"}");
        assertEquals(200, paused.statusCode());
        JsonNode pause = json(paused).path("pause");
        assertEquals("stock <taking>", pause.path("reason").textValue());
        assertEquals("operator@example.org", pause.path("by").textValue());
        assertEquals(schedule.path("nextDueAt"), json(paused).path("nextDueAt"));
        JsonNode told = json(server.as(
                Role.VIEWER,
                "GET",
                path(schedule) + "/explain?at=" + schedule.path("nextDueAt").textValue()));
        assertEquals("WILL_BE_SKIPPED", told.path("fate").textValue());
        assertTrue(told.path("why").textValue().contains("stock <taking>"), told.toString());
    }

    @Test
    void itEndsByItselfAndByHand() {
        JsonNode schedule = create("ending");
        Instant until = server.clock().instant().plus(Duration.ofMinutes(5));
        pause(schedule, "{\"reason\":\"short\",\"until\":\"" + until + "\"}");
        server.clock().pass(Duration.ofMinutes(6));
        assertTrue(read(schedule).path("pause").isNull());
        assertEquals(409, resume(schedule).statusCode());
        pause(schedule, "{\"reason\":\"long\"}");
        assertEquals("long", read(schedule).path("pause").path("reason").textValue());
        assertTrue(json(resume(schedule)).path("pause").isNull());
        assertEquals(409, resume(schedule).statusCode());
    }

    @Test
    void whatIsWrongIsSaidWithItsFieldAndPausesNothing() {
        JsonNode schedule = create("refused");
        assertEquals("reason", field(pause(schedule, "{}")));
        assertEquals("reason", field(pause(schedule, "")));
        assertEquals("reason", field(pause(schedule, "{\"reason\":\"" + "x".repeat(501) + "\"}")));
        assertEquals("until", field(pause(schedule, "{\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}")));
        assertEquals("until", field(pause(schedule, "{\"reason\":\"x\",\"until\":\"soon\"}")));
        assertTrue(read(schedule).path("pause").isNull());
        assertEquals(
                403,
                server.as(Role.VIEWER, "POST", path(schedule) + "/pause", "{\"reason\":\"x\"}")
                        .statusCode());
        assertEquals(
                404,
                server.as(Role.OPERATOR, "POST", "/api/v1/schedules/" + Ids.next() + "/pause", "{\"reason\":\"x\"}")
                        .statusCode());
        assertEquals(
                412,
                server.as(Role.OPERATOR, "POST", path(schedule) + "/pause", "{\"reason\":\"x\"}", "If-Match", "\"9\"")
                        .statusCode());
    }

    @Test
    void anEditLeavesAPauseAsItIs() {
        JsonNode schedule = create("edited");
        pause(schedule, "{\"reason\":\"still\"}");
        JsonNode on = json(server.as(Role.OPERATOR, "PATCH", path(schedule), "{\"enabled\":false}"));
        assertEquals("still", on.path("pause").path("reason").textValue());
    }

    private static String field(HttpResponse<String> answer) {
        assertEquals(400, answer.statusCode());
        return json(answer).path("errors").path(0).path("field").textValue();
    }

    private static HttpResponse<String> pause(JsonNode schedule, String body) {
        return server.as(Role.OPERATOR, "POST", path(schedule) + "/pause", body);
    }

    private static HttpResponse<String> resume(JsonNode schedule) {
        return server.as(Role.OPERATOR, "POST", path(schedule) + "/resume");
    }

    private static JsonNode read(JsonNode schedule) {
        return json(server.as(Role.VIEWER, "GET", path(schedule)));
    }

    private static JsonNode create(String name) {
        String body = "{\"name\":\"" + name
                + "\",\"enabled\":true,\"timing\":{\"type\":\"cron\",\"expression\":\"0 * * * *\"},"
                + "\"jobs\":[{\"name\":\"one\",\"type\":\"sql\",\"config\":{\"statement\":\"SELECT 1\"}}]}";
        return json(server.as(Role.ADMIN, "POST", "/api/v1/schedules", body));
    }

    private static String path(JsonNode schedule) {
        return "/api/v1/schedules/" + schedule.path("id").textValue();
    }
}
