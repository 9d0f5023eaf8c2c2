package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No daemon is up here: what it makes of a backfill is shown elsewhere. */
class BackfillIT {

    private static final String JULY = "\"from\":\"2026-07-01T00:00:00Z\",\"to\":\"2026-07-04T00:00:00Z\"";

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void aDryRunTellsCountAndSlotsAndKeepsNothing() {
        String schedule = create("dry", "30 2 * * *");
        HttpResponse<String> plan = begin(schedule, "?dryRun=true", "{" + JULY + "}");
        assertEquals(200, plan.statusCode(), plan.body());
        assertEquals(3, json(plan).path("count").intValue());
        assertEquals("MISSING", json(plan).path("mode").textValue());
        assertEquals(
                "2026-07-01T00:30:00Z",
                json(plan).path("slots").path(0).path("dueAt").textValue());
        assertEquals(
                "2026-07-01T02:30",
                json(plan).path("slots").path(0).path("local").textValue());
        assertEquals(0, list(schedule).size());
    }

    @Test
    void aBackfillIsKeptListedReadAndCancelled() {
        String schedule = create("kept", "30 2 * * *");
        HttpResponse<String> begun = begin(schedule, "", "{" + JULY + ",\"mode\":\"ALL\",\"reason\":\"new <report>\"}");
        assertEquals(202, begun.statusCode(), begun.body());
        String id = json(begun).path("id").textValue();
        assertEquals(
                "/api/v1/backfills/" + id,
                begun.headers().firstValue("Location").orElse(""));
        assertEquals("operator@example.org", json(begun).path("requestedBy").textValue());
        assertEquals(json(begun), list(schedule).path(0));
        assertEquals(json(begun), json(server.as(Role.VIEWER, "GET", "/api/v1/backfills/" + id)));
        JsonNode page = json(server.as(Role.VIEWER, "GET", "/api/v1/backfills/" + id + "/slots?limit=2"));
        assertEquals(2, page.path("items").size());
        JsonNode rest = json(server.as(
                Role.VIEWER,
                "GET",
                "/api/v1/backfills/" + id + "/slots?cursor="
                        + page.path("nextCursor").textValue()));
        assertEquals(
                "2026-07-03T00:30:00Z", rest.path("items").path(0).path("dueAt").textValue());
        assertTrue(rest.path("nextCursor").isNull());

        assertEquals(409, begin(schedule, "", "{" + JULY + "}").statusCode());
        JsonNode cancelled = json(cancel(id, "{\"running\":true}"));
        assertEquals("CANCELLED", cancelled.path("status").textValue());
        assertEquals(
                "Cancelled by operator@example.org.",
                cancelled.path("endReason").textValue());
        assertEquals(409, cancel(id, "").statusCode());
    }

    @Test
    void whatIsWrongIsSaidWithItsFieldAndKeepsNothing() {
        String schedule = create("refused", "* * * * *");
        assertEquals("from", field(begin(schedule, "", "{\"to\":\"2026-07-01T00:00:00Z\"}")));
        assertEquals("from", field(begin(schedule, "", body("yesterday", "2026-07-01T00:00:00Z"))));
        assertEquals("from", field(begin(schedule, "", body("2026-07-02T00:00:00Z", "2026-07-01T00:00:00Z"))));
        assertEquals("to", field(begin(schedule, "", body("2026-07-02T00:00:00Z", "2096-07-01T00:00:00Z"))));
        assertEquals("mode", field(begin(schedule, "", "{" + JULY + ",\"mode\":\"SOME\"}")));
        assertEquals("reason", field(begin(schedule, "", "{" + JULY + ",\"reason\":\"" + "x".repeat(501) + "\"}")));
        assertEquals("month", field(begin(schedule, "", "{" + JULY + ",\"month\":7}")));
        HttpResponse<String> many = begin(schedule, "", body("2026-07-01T00:00:00Z", "2026-07-10T00:00:00Z"));
        assertEquals("to", field(many));
        assertTrue(many.body().contains("12,960 slots"), many.body());
        assertEquals("to", field(begin(schedule, "", body("1990-07-01T00:00:00Z", "2026-07-10T00:00:00Z"))));
        assertEquals(0, list(schedule).size());
    }

    @Test
    void whoOnlyReadsBeginsNothingAndWhatIsNotThereIsSaid() {
        String schedule = create("roles", "30 2 * * *");
        String path = "/api/v1/schedules/" + schedule + "/backfills";
        assertEquals(403, server.as(Role.VIEWER, "POST", path, "{" + JULY + "}").statusCode());
        assertEquals(404, begin(Ids.next().toString(), "", "{" + JULY + "}").statusCode());
        assertEquals(404, cancel(Ids.next().toString(), "").statusCode());
        assertEquals(
                404,
                server.as(Role.VIEWER, "GET", "/api/v1/backfills/" + Ids.next()).statusCode());
        HttpResponse<String> nothing = begin(schedule, "", body("2026-07-01T01:00:00Z", "2026-07-01T02:00:00Z"));
        assertEquals(409, nothing.statusCode());
        assertTrue(nothing.body().contains("nothing to run"), nothing.body());
    }

    @Test
    void aPersonSeesTheTimesConfirmsAndCancelsWithoutScripts() {
        String schedule = create("by hand", "30 2 * * *");
        String page = "/admin/schedules/" + schedule;
        Visitor visitor = Visitor.as(server, Role.OPERATOR);
        assertTrue(visitor.get(page).body().contains("Backfill…"));
        String range = "from=2026-07-01T00%3A00&to=2026-07-03T00%3A00&mode=ALL";
        String plan = visitor.get(page + "/backfill?" + range).body();
        assertTrue(plan.contains("Run these 2"), plan);
        assertTrue(plan.contains("1 Jul"), plan);
        HttpResponse<String> confirmed = visitor.submit(
                page + "/backfill?" + range,
                page + "/backfill",
                "from",
                "2026-07-01T00:00",
                "to",
                "2026-07-03T00:00",
                "mode",
                "ALL",
                "reason",
                "because");
        assertEquals(303, confirmed.statusCode(), confirmed.body());
        JsonNode made = list(schedule).path(0);
        assertEquals("2026-06-30T22:00:00Z", made.path("from").textValue());
        assertEquals("because", made.path("reason").textValue());
        assertTrue(visitor.get(page).body().contains("0 of 2 made"));
        String id = made.path("id").textValue();
        visitor.submit(page, "/admin/backfills/" + id + "/cancel");
        assertTrue(visitor.get(page).body().contains("Cancelled by operator@example.org."));
        assertEquals(303, visitor.get(page + "/backfill?from=soon&to=late").statusCode());
        assertFalse(Visitor.as(server, Role.VIEWER).get(page).body().contains("Backfill…"));
    }

    private static String field(HttpResponse<String> answer) {
        assertEquals(400, answer.statusCode(), answer.body());
        return json(answer).path("errors").path(0).path("field").textValue();
    }

    private static String body(String from, String to) {
        return "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
    }

    private static HttpResponse<String> begin(String schedule, String query, String body) {
        return server.as(Role.OPERATOR, "POST", "/api/v1/schedules/" + schedule + "/backfills" + query, body);
    }

    private static HttpResponse<String> cancel(String backfill, String body) {
        return server.as(Role.OPERATOR, "POST", "/api/v1/backfills/" + backfill + "/cancel", body);
    }

    private static JsonNode list(String schedule) {
        return json(server.as(Role.VIEWER, "GET", "/api/v1/schedules/" + schedule + "/backfills"))
                .path("items");
    }

    private static String create(String name, String cron) {
        String body = "{\"name\":\"" + name
                + "\",\"enabled\":true,\"timeZone\":\"Europe/Paris\",\"timing\":{\"type\":\"cron\",\"expression\":\""
                + cron + "\"},\"jobs\":[{\"name\":\"one\",\"type\":\"sql\",\"config\":{\"statement\":\"SELECT 1\"}}]}";
        String id = json(server.as(Role.ADMIN, "POST", "/api/v1/schedules", body))
                .path("id")
                .textValue();
        return UUID.fromString(id).toString();
    }
}
