package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database without room: what changes it is answered 503 in words, what reads it goes on. */
@Tag("faults-row-33")
class FullDatabaseIT {

    private static final String BODY = "{\"name\":\"NAME\",\"timing\":{\"type\":\"every\",\"interval\":\"PT1H\"},"
            + "\"jobs\":[{\"name\":\"one\",\"type\":\"sql\",\"config\":{\"statement\":\"SELECT 1\"}}]}";

    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void changesAreRefusedInWordsAndReadingGoesOnUntilThereIsRoom(Server database) throws Exception {
        TestServer server = TestServer.over(database.freshSchema());
        server.start();
        try {
            assertEquals(201, create(server, "before").statusCode());
            change(
                    server,
                    "CREATE TRIGGER full BEFORE INSERT ON Schedule FOR EACH ROW"
                            + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'");
            HttpResponse<String> refused = create(server, "meanwhile");
            assertEquals(503, refused.statusCode(), refused.body());
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            assertTrue(json(refused).path("detail").textValue().contains("no room left"), refused.body());
            assertFalse(refused.body().contains("The table is full"), "the server's own words are for the log");
            assertEquals(200, server.as(Role.ADMIN, "GET", "/api/v1/schedules").statusCode());
            assertEquals(
                    200, Visitor.as(server, Role.VIEWER).get("/admin/schedules").statusCode());
            change(server, "DROP TRIGGER full");
            assertEquals(201, create(server, "after").statusCode());
        } finally {
            server.stop();
            server.stores().database().close();
        }
    }

    private static void change(TestServer server, String statement) {
        server.stores().database().each(sql -> sql.update(statement));
    }

    private static HttpResponse<String> create(TestServer server, String name) {
        return server.as(Role.ADMIN, "POST", "/api/v1/schedules", BODY.replace("NAME", name));
    }
}
