package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.store.access.Role;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProblemsIT {

    private static final String SCHEDULES = "/api/v1/schedules";

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void anUnknownAddressAndAMalformedIdAreNotFound() {
        problem(404, server.open("GET", "/api/v1/nope"));
        problem(404, server.as(Role.VIEWER, "GET", SCHEDULES + "/not-an-id"));
        problem(404, server.as(Role.VIEWER, "GET", SCHEDULES + "/00000000-0000-7000-8000-000000000000"));
        problem(404, server.open("GET", "/static/..%2fapplication.conf"));
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() {
        HttpResponse<String> response = server.as(Role.ADMIN, "DELETE", SCHEDULES);
        problem(405, response);
        assertEquals("GET, POST", response.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        List<String> bodies =
                List.of("{\"name\":", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"a\"} trailing", "{\"name\":NaN}");
        for (String body : bodies) {
            HttpResponse<String> response = server.as(Role.ADMIN, "POST", SCHEDULES, body);
            problem(400, response);
            assertTrue(json(response).path("detail").textValue().contains("line"), response.body());
        }
        HttpResponse<String> deep = server.as(Role.ADMIN, "POST", SCHEDULES, "[".repeat(10_000) + "]".repeat(10_000));
        problem(400, deep);
        assertTrue(json(deep).path("detail").textValue().contains("too deeply"), deep.body());
        problem(400, server.as(Role.ADMIN, "POST", SCHEDULES));
        problem(400, server.as(Role.ADMIN, "POST", SCHEDULES, "[]"));
    }

    @Test
    void otherKindsOfBodyAndAnswerAreRefused() {
        problem(
                415,
                server.as(
                        Role.ADMIN, "POST", SCHEDULES, "name=x", "Content-Type", "application/x-www-form-urlencoded"));
        problem(406, server.as(Role.ADMIN, "GET", SCHEDULES, "", "Accept", "text/html"));
        assertEquals(
                200,
                server.as(Role.ADMIN, "GET", SCHEDULES, "", "Accept", "text/html, */*;q=0.1")
                        .statusCode());
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        String large = "{\"name\":\"" + "x".repeat(1_100_000) + "\"}";
        problem(413, server.as(Role.ADMIN, "POST", SCHEDULES, large));
        problem(401, server.open("POST", SCHEDULES, large));
    }

    @Test
    void whatIsNoHttpIsRefusedInTheSameShape() throws Exception {
        for (String request : List.of(
                "GET /api/v1/schedules?q=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
                "POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
                "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                String answer = new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
                assertTrue(answer.matches("(?s)HTTP/1.1 4\\d\\d .*"), answer);
                assertTrue(answer.contains("nosniff"), answer);
            }
        }
    }

    @Test
    void wrongParametersAreNamed() {
        HttpResponse<String> response =
                server.as(Role.VIEWER, "GET", "/api/v1/runs?limit=201&status=NICE&scheduleId=1&from=today&cursor=x");
        problem(400, response);
        assertEquals(5, json(response).path("errors").size());
        problem(400, server.as(Role.VIEWER, "GET", SCHEDULES + "?limit=0"));
        problem(400, server.as(Role.VIEWER, "GET", SCHEDULES + "?cursor=%21"));
    }

    @Test
    void everyAnswerIsGuarded() {
        for (HttpResponse<String> response : List.of(
                server.open("GET", "/health/live"),
                server.open("GET", "/api/docs"),
                server.open("GET", "/openapi.yaml"),
                server.open("GET", SCHEDULES),
                server.as(Role.VIEWER, "GET", SCHEDULES))) {
            var headers = response.headers();
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
            assertTrue(
                    headers.firstValue("Content-Security-Policy").orElseThrow().contains("frame-ancestors 'none'"));
            assertTrue(headers.firstValue("Referrer-Policy").isPresent());
            assertFalse(headers.firstValue("Server").isPresent());
        }
        assertEquals(
                "no-store",
                server.as(Role.VIEWER, "GET", SCHEDULES)
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow());
    }

    @Test
    void metricsAndHealthTellTheTruth() {
        assertEquals(200, server.open("GET", "/health/ready").statusCode());
        assertEquals(503, server.open("GET", "/health/daemon").statusCode());
        String metrics = server.as(Role.VIEWER, "GET", "/metrics").body();
        assertTrue(metrics.contains("hourhand_daemon_up 0\n"), metrics);
        assertTrue(metrics.contains("hourhand_http_responses_total{status=\"5xx\"} "), metrics);
    }

    private static void problem(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(status, json(response).path("status").intValue());
        assertTrue(json(response).path("detail").isTextual());
        assertFalse(response.body().contains("Exception"), response.body());
    }
}
