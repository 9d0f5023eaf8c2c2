package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.json.Json;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DryRunIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    /** At night a slot of today is between the two times of an edit, and moves nowhere. */
    @BeforeAll
    static void itIsNoonByUtc() {
        Instant now = server.clock().instant();
        Instant noon = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));
        server.clock().pass(Duration.between(now, noon.isAfter(now) ? noon : noon.plus(Duration.ofDays(1))));
    }

    @Test
    void anEditIsToldAndNotMade() {
        JsonNode schedule = create("told");
        HttpResponse<String> answer = put(schedule, definition("told", "30 3 * * *"), "?dryRun=true");
        assertEquals(200, answer.statusCode());
        JsonNode effect = json(answer);
        assertEquals(30, effect.path("counts").path("move").intValue());
        JsonNode first = effect.path("move").path(0);
        assertTrue(first.path("from").path("local").textValue().endsWith("T02:00"), first.toString());
        assertTrue(first.path("to").path("local").textValue().endsWith("T03:30"), first.toString());
        assertEquals(schedule, json(server.as(Role.VIEWER, "GET", path(schedule))));
    }

    @Test
    void aToggleIsToldByPatch() {
        JsonNode schedule = create("toggled");
        JsonNode off = json(server.as(Role.OPERATOR, "PATCH", path(schedule) + "?dryRun=true", "{\"enabled\":false}"));
        assertEquals(30, off.path("counts").path("vanish").intValue());
        assertTrue(off.path("nextDueAt").isNull());
        JsonNode on = json(server.as(Role.OPERATOR, "PATCH", path(schedule) + "?dryRun=true", "{\"enabled\":true}"));
        assertEquals(30, on.path("counts").path("stay").intValue());
        assertEquals(schedule.path("nextDueAt"), on.path("nextDueAt"));
    }

    @Test
    void aDryDeleteDeletesNothing() {
        JsonNode schedule = create("kept");
        HttpResponse<String> answer = server.as(Role.ADMIN, "DELETE", path(schedule) + "?dryRun=true");
        assertEquals(30, json(answer).path("counts").path("vanish").intValue());
        assertEquals(200, server.as(Role.VIEWER, "GET", path(schedule)).statusCode());
    }

    @Test
    void aDryCreateCreatesNothing() {
        HttpResponse<String> answer = server.as(
                Role.ADMIN,
                "POST",
                "/api/v1/schedules?dryRun=true",
                definition("never", "0 2 * * *").toString());
        assertEquals(400, answer.statusCode());
        assertEquals(201, post(definition("never", "0 2 * * *")).statusCode());
    }

    @Test
    void whatTheEditWouldBeRefusedForRefusesItsDryRun() {
        JsonNode schedule = create("refused");
        create("taken");
        assertEquals(
                400,
                put(schedule, definition("refused", "61 2 * * *"), "?dryRun=true")
                        .statusCode());
        assertEquals(
                409,
                put(schedule, definition("taken", "0 2 * * *"), "?dryRun=true").statusCode());
        assertEquals(
                400,
                put(schedule, definition("refused", "0 2 * * *"), "?dryRun=perhaps")
                        .statusCode());
        assertEquals(
                412,
                server.as(
                                Role.ADMIN,
                                "PUT",
                                path(schedule) + "?dryRun=true",
                                definition("refused", "0 2 * * *").toString(),
                                "If-Match",
                                "\"7\"")
                        .statusCode());
    }

    @Test
    void aTimingThatNeverFiresAgainIsRefusedAndNothingStored() {
        ObjectNode once = definition("late", "0 2 * * *");
        once.putObject("timing").put("type", "once").put("at", "2020-01-01T00:00:00Z");
        HttpResponse<String> answer = post(once);
        assertEquals(400, answer.statusCode());
        assertEquals(
                "timing.at", json(answer).path("errors").path(0).path("field").textValue());
        ObjectNode gap = definition("gap", "*/5 2 * 3 7L").put("timeZone", "Europe/Berlin");
        assertEquals(
                "timing.expression",
                json(post(gap)).path("errors").path(0).path("field").textValue());
        assertEquals(
                0,
                json(server.as(Role.VIEWER, "GET", "/api/v1/schedules?q=late"))
                        .path("items")
                        .size());
    }

    @Test
    void aOnceThatHasPassedMayStillBeRenamed() {
        ObjectNode once = definition("soon", "0 2 * * *");
        once.putObject("timing")
                .put("type", "once")
                .put("at", server.clock().instant().plusSeconds(60).toString());
        JsonNode schedule = json(post(once));
        server.clock().pass(Duration.ofMinutes(2));
        assertEquals(
                200, put(schedule, once.put("description", "it has been"), "").statusCode());
        once.putObject("timing").put("type", "once").put("at", "2020-01-01T00:00:00Z");
        assertEquals(400, put(schedule, once, "").statusCode());
    }

    private static JsonNode create(String name) {
        return json(post(definition(name, "0 2 * * *")));
    }

    private static HttpResponse<String> post(ObjectNode definition) {
        return server.as(Role.ADMIN, "POST", "/api/v1/schedules", definition.toString());
    }

    private static HttpResponse<String> put(JsonNode schedule, ObjectNode definition, String query) {
        return server.as(Role.ADMIN, "PUT", path(schedule) + query, definition.toString());
    }

    private static ObjectNode definition(String name, String cron) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("name", name).put("enabled", true);
        node.putObject("timing").put("type", "cron").put("expression", cron);
        ObjectNode job = node.putArray("jobs").addObject().put("name", "one").put("type", "sql");
        job.putObject("config").put("statement", "SELECT 1");
        return node;
    }

    private static String path(JsonNode schedule) {
        return "/api/v1/schedules/" + schedule.path("id").textValue();
    }
}
