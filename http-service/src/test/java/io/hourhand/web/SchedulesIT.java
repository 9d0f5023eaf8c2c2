package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.json.Json;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchedulesIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void theSmallestScheduleComesBackWholeWithItsDefaults() {
        HttpResponse<String> created = create("smallest");
        assertEquals(201, created.statusCode());
        JsonNode body = json(created);
        assertEquals(
                "/api/v1/schedules/" + body.path("id").textValue(),
                created.headers().firstValue("Location").orElseThrow());
        assertEquals("\"1\"", created.headers().firstValue("ETag").orElseThrow());
        assertEquals("UTC", body.path("timeZone").textValue());
        assertEquals("P1D", body.path("catchUp").path("window").textValue());
        assertEquals("PT5M", body.path("jobs").path(0).path("timeout").textValue());
        assertTrue(body.path("problem").isNull());
        assertEquals(body, json(read(body)));
    }

    @Test
    @Tag("faults-row-43")
    void ofAHundredWhoCreateOneNameAtOnceOneIsAnswered201AndTheOthers409() {
        String body = definition("wanted by all").toString();
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> server.client()
                        .sendAsync(
                                server.request(
                                                "POST",
                                                "/api/v1/schedules",
                                                body,
                                                "Authorization",
                                                "Bearer " + server.token(Role.ADMIN))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .limit(100)
                .toList();
        List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
        assertEquals(1, Collections.frequency(statuses, 201), statuses::toString);
        assertEquals(99, Collections.frequency(statuses, 409), statuses::toString);
    }

    @Test
    void whoSavesIsToldWhichTimesAClockChangeTouches() {
        ObjectNode paris = definition("clock changes").put("timeZone", "Europe/Paris");
        ((ObjectNode) paris.path("timing")).put("expression", "30 2 * * *");
        JsonNode saved = json(server.as(Role.ADMIN, "POST", "/api/v1/schedules", paris.toString()));
        assertEquals(2, saved.path("clockChanges").size(), saved::toString);
        assertTrue(
                saved.path("clockChanges")
                        .findValuesAsText("note")
                        .contains("clock jumps from 02:00 to 03:00; runs at 03:00"),
                saved::toString);
        assertEquals(0, json(create("no clock changes")).path("clockChanges").size());
    }

    @Test
    void whatAGetGaveAPutTakesBack() {
        ObjectNode schedule = (ObjectNode) json(create("round trip"));
        schedule.put("description", "edited");
        HttpResponse<String> put = server.as(Role.ADMIN, "PUT", path(schedule), schedule.toString());
        assertEquals(200, put.statusCode());
        assertEquals(2, json(put).path("version").intValue());
        assertEquals("edited", json(read(schedule)).path("description").textValue());
    }

    @Test
    @Tag("faults-row-42")
    void anEditOfAnOldVersionIsRefusedAndChangesNothing() {
        JsonNode schedule = json(create("stale"));
        String body = definition("stale").put("description", "first").toString();
        assertEquals(
                200,
                server.as(Role.ADMIN, "PUT", path(schedule), body, "If-Match", "\"1\"")
                        .statusCode());
        String late = definition("stale").put("description", "second").toString();
        assertEquals(
                412,
                server.as(Role.ADMIN, "PUT", path(schedule), late, "If-Match", "\"1\"")
                        .statusCode());
        assertEquals(
                412,
                server.as(Role.ADMIN, "PATCH", path(schedule), "{\"enabled\":true}", "If-Match", "\"1\"")
                        .statusCode());
        assertEquals(
                412,
                server.as(Role.ADMIN, "DELETE", path(schedule), "", "If-Match", "\"1\"")
                        .statusCode());
        assertEquals(
                400,
                server.as(Role.ADMIN, "PUT", path(schedule), late, "If-Match", "one")
                        .statusCode());
        assertEquals("first", json(read(schedule)).path("description").textValue());
    }

    @Test
    void aPatchChangesWhatItNamesAndOnlyThat() {
        JsonNode schedule = json(create("patched"));
        JsonNode on = json(server.as(Role.OPERATOR, "PATCH", path(schedule), "{\"enabled\":true}"));
        assertTrue(on.path("enabled").booleanValue());
        assertTrue(on.path("nextDueAt").isTextual());
        JsonNode window = json(server.as(
                Role.ADMIN, "PATCH", path(schedule), "{\"catchUp\":{\"mode\":\"ALL\"},\"timeZone\":\"Europe/Paris\"}"));
        assertEquals("ALL", window.path("catchUp").path("mode").textValue());
        assertEquals(10, window.path("catchUp").path("maxRuns").intValue());
        assertEquals("Europe/Paris", window.path("timeZone").textValue());
        assertEquals(on.path("jobs"), window.path("jobs"));
        JsonNode off = json(server.as(Role.OPERATOR, "PATCH", path(schedule), "{\"enabled\":false}"));
        assertTrue(off.path("nextDueAt").isNull());
    }

    @Test
    void anOperatorTogglesAndNothingElse() {
        JsonNode schedule = json(create("toggled"));
        assertEquals(
                403,
                server.as(Role.OPERATOR, "PATCH", path(schedule), "{\"enabled\":true,\"name\":\"x\"}")
                        .statusCode());
        assertEquals(
                403,
                server.as(Role.VIEWER, "PATCH", path(schedule), "{\"enabled\":true}")
                        .statusCode());
        assertEquals(403, server.as(Role.OPERATOR, "DELETE", path(schedule)).statusCode());
    }

    @Test
    void aNameIsTakenOnce() {
        create("taken");
        assertEquals(409, create("taken").statusCode());
        JsonNode other = json(create("other"));
        assertEquals(
                409,
                server.as(Role.ADMIN, "PATCH", path(other), "{\"name\":\"taken\"}")
                        .statusCode());
    }

    @Test
    @Tag("faults-row-41")
    void namesComeBackByteForByte() {
        for (String name : List.of(
                "O'Brien \"quoted\" \\ %s ${jndi:x}",
                "⏰ émoji 👩‍🚀 ﷽", "two\nlines\tand\u0007bell", "n".repeat(100))) {
            JsonNode schedule = json(create(name));
            assertEquals(name, json(read(schedule)).path("name").textValue());
        }
    }

    @Test
    void aDeletedScheduleIsGone() {
        JsonNode schedule = json(create("deleted"));
        assertEquals(204, server.as(Role.ADMIN, "DELETE", path(schedule)).statusCode());
        assertEquals(404, read(schedule).statusCode());
        assertEquals(404, server.as(Role.ADMIN, "DELETE", path(schedule)).statusCode());
        assertEquals(
                404,
                server.as(Role.ADMIN, "PATCH", path(schedule), "{\"enabled\":true}")
                        .statusCode());
        assertEquals(
                404, server.as(Role.OPERATOR, "POST", path(schedule) + "/run").statusCode());
    }

    @Test
    void theListIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            create("page-" + i);
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(server.as(Role.VIEWER, "GET", "/api/v1/schedules?q=page-&limit=2" + cursor));
            page.path("items").forEach(item -> names.add(item.path("name").textValue()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").textValue();
        } while (!cursor.isEmpty());
        assertEquals(List.of("page-0", "page-1", "page-2", "page-3", "page-4"), names);
    }

    @Test
    void wrongFieldsAreAllNamedAndNothingIsStored() {
        HttpResponse<String> refused = server.as(
                Role.ADMIN,
                "POST",
                "/api/v1/schedules",
                "{\"name\":\"bad\",\"timing\":{\"type\":\"cron\",\"expression\":\"61 * * * *\"},\"timeZone\":\"Mars/Olympus\","
                        + "\"jobs\":[{\"name\":\"a\",\"type\":\"sql\",\"config\":{\"statment\":\"SELECT 1\"}}],\"owner\":1}");
        assertEquals(400, refused.statusCode());
        List<String> fields = new ArrayList<>();
        json(refused)
                .path("errors")
                .forEach(error -> fields.add(error.path("field").textValue()));
        assertEquals(
                List.of(
                        "timing.expression",
                        "timeZone",
                        "jobs[0].config.statement",
                        "jobs[0].config.statment",
                        "owner"),
                fields);
        assertEquals(
                0,
                json(server.as(Role.VIEWER, "GET", "/api/v1/schedules?q=bad"))
                        .path("items")
                        .size());
    }

    @Test
    void previewAndNextTellTheFirings() {
        HttpResponse<String> preview = server.as(
                Role.VIEWER,
                "POST",
                "/api/v1/schedules/preview?from=2026-03-28T12:00:00Z&count=2",
                "{\"name\":7,\"timing\":{\"type\":\"cron\",\"expression\":\"30 2 * * *\"},\"timeZone\":\"Europe/Paris\"}");
        assertEquals(200, preview.statusCode());
        JsonNode first = json(preview).path("items").path(0);
        assertEquals("2026-03-29T01:00:00Z", first.path("dueAt").textValue());
        assertEquals("+02:00", first.path("offset").textValue());
        assertTrue(first.path("note").isTextual());
        JsonNode schedule = json(create("next"));
        JsonNode next = json(server.as(Role.VIEWER, "GET", path(schedule) + "/next?count=3"));
        assertEquals(3, next.path("items").size());
        assertEquals(
                400,
                server.as(Role.VIEWER, "GET", path(schedule) + "/next?count=501")
                        .statusCode());
        assertEquals(
                0,
                json(server.as(Role.VIEWER, "GET", path(schedule) + "/slots"))
                        .path("items")
                        .size());
    }

    private static HttpResponse<String> create(String name) {
        return server.as(
                Role.ADMIN, "POST", "/api/v1/schedules", definition(name).toString());
    }

    private static ObjectNode definition(String name) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("name", name);
        node.putObject("timing").put("type", "cron").put("expression", "0 2 * * *");
        ObjectNode job = node.putArray("jobs").addObject().put("name", "one").put("type", "sql");
        job.putObject("config").put("statement", "SELECT 1");
        return node;
    }

    private static HttpResponse<String> read(JsonNode schedule) {
        return server.as(Role.VIEWER, "GET", path(schedule));
    }

    private static String path(JsonNode schedule) {
        return "/api/v1/schedules/" + schedule.path("id").textValue();
    }
}
