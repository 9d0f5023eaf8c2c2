package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void aScheduleSaysForItselfHowLongItsRunsStay() {
        String path = create("archive");
        assertTrue(json(server.as(Role.VIEWER, "GET", path)).path("keepDays").isNull());
        assertEquals(200, put(path, "{\"keepDays\":365,\"keepLast\":50}").statusCode());
        JsonNode rule = json(server.as(Role.VIEWER, "GET", path));
        assertEquals(365, rule.path("keepDays").intValue());
        assertEquals(50, rule.path("keepLast").intValue());
        assertTrue(rule.path("keepLogDays").isNull(), rule::toString);
        put(path, "{}");
        assertTrue(json(server.as(Role.VIEWER, "GET", path)).path("keepDays").isNull());
    }

    @Test
    void whatIsWrongIsSaidWithItsFieldAndChangesNothing() {
        String path = create("refused");
        put(path, "{\"keepDays\":7}");
        assertEquals("keepDays", field(put(path, "{\"keepDays\":-1}")));
        assertEquals("keepLast", field(put(path, "{\"keepLast\":\"all\"}")));
        assertEquals("keepLogDays", field(put(path, "{\"keepLogDays\":40000}")));
        assertEquals("keepWeeks", field(put(path, "{\"keepWeeks\":1}")));
        assertEquals(
                7, json(server.as(Role.VIEWER, "GET", path)).path("keepDays").intValue());
        assertEquals(403, server.as(Role.OPERATOR, "PUT", path, "{}").statusCode());
        String unknown = "/api/v1/schedules/" + Ids.next() + "/retention";
        assertEquals(404, put(unknown, "{}").statusCode());
        assertEquals(404, server.as(Role.VIEWER, "GET", unknown).statusCode());
    }

    @Test
    void aRuleIsAnEditOfItsScheduleAndAStaleVersionChangesNothing() {
        String path = create("versioned");
        String schedule = path.replace("/retention", "");
        assertEquals(
                200,
                server.as(Role.ADMIN, "PUT", path, "{\"keepDays\":7}", "If-Match", "\"1\"")
                        .statusCode());
        assertEquals(
                2, json(server.as(Role.VIEWER, "GET", schedule)).path("version").intValue());
        assertEquals(
                412,
                server.as(Role.ADMIN, "PUT", path, "{\"keepDays\":8}", "If-Match", "\"1\"")
                        .statusCode());
        HttpResponse<String> rule = server.as(Role.VIEWER, "GET", path);
        assertEquals(7, json(rule).path("keepDays").intValue());
        assertEquals("\"2\"", rule.headers().firstValue("ETag").orElse(""));
        assertEquals(
                412,
                server.as(Role.ADMIN, "PATCH", schedule, "{\"enabled\":true}", "If-Match", "\"1\"")
                        .statusCode());
    }

    private static HttpResponse<String> put(String path, String body) {
        return server.as(Role.ADMIN, "PUT", path, body);
    }

    private static String field(HttpResponse<String> response) {
        assertEquals(400, response.statusCode(), response::body);
        return json(response).path("errors").path(0).path("field").textValue();
    }

    private static String create(String name) {
        String body = "{\"name\":\"" + name
                + "\",\"timing\":{\"type\":\"cron\",\"expression\":\"0 * * * *\"},"
                + "\"jobs\":[{\"name\":\"one\",\"type\":\"sql\",\"config\":{\"statement\":\"SELECT 1\"}}]}";
        HttpResponse<String> created = server.as(Role.ADMIN, "POST", "/api/v1/schedules", body);
        assertEquals(201, created.statusCode(), created::body);
        return "/api/v1/schedules/" + json(created).path("id").textValue() + "/retention";
    }
}
