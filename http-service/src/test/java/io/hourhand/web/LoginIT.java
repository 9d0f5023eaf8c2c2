package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.store.access.Role;
import io.hourhand.store.access.UserStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final String GOOD =
            "{\"email\":\"" + TestServer.EMAIL + "\",\"password\":\"" + TestServer.PASSWORD + "\"}";

    @Test
    void theFirstAdminOfTheEnvironmentLogsInAndIsKnown() {
        HttpResponse<String> login = server.open("POST", "/api/v1/auth/login", GOOD);
        assertEquals(200, login.statusCode());
        assertEquals("ADMIN", json(login).path("user").path("role").textValue());
        Instant end = Instant.parse(json(login).path("expiresAt").textValue());
        assertTrue(end.isAfter(server.clock().instant().plus(Duration.ofHours(1))));
        String token = json(login).path("token").textValue();
        HttpResponse<String> me = server.send("GET", "/api/v1/me", Optional.of(token));
        assertEquals(TestServer.EMAIL, json(me).path("email").textValue());
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndSecureBehindHttps() {
        String plain = cookie(server.open("POST", "/api/v1/auth/login", GOOD));
        assertTrue(plain.contains("HttpOnly") && plain.contains("SameSite=Lax") && !plain.contains("Secure"), plain);
        String secure = cookie(server.open("POST", "/api/v1/auth/login", GOOD, "X-Forwarded-Proto", "https"));
        assertTrue(secure.endsWith("; Secure"), secure);
    }

    @Test
    void aLogoutEndsTheTokenAtOnce() {
        String token = json(server.open("POST", "/api/v1/auth/login", GOOD))
                .path("token")
                .textValue();
        assertEquals(
                204,
                server.send("POST", "/api/v1/auth/logout", Optional.of(token)).statusCode());
        HttpResponse<String> after = server.send("GET", "/api/v1/me", Optional.of(token));
        assertEquals(401, after.statusCode());
        assertTrue(after.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        HttpResponse<String> wrong = server.open(
                "POST", "/api/v1/auth/login", "{\"email\":\"" + TestServer.EMAIL + "\",\"password\":\"no\"}");
        HttpResponse<String> unknown =
                server.open("POST", "/api/v1/auth/login", "{\"email\":\"who@example.org\",\"password\":\"no\"}");
        assertEquals(401, wrong.statusCode());
        assertEquals(401, unknown.statusCode());
        assertEquals(wrong.body(), unknown.body());
    }

    @Test
    void guessingHasToWait() {
        String guess = "{\"email\":\"victim@example.org\",\"password\":\"guess\"}";
        for (int i = 0; i < 5; i++) {
            assertEquals(401, server.open("POST", "/api/v1/auth/login", guess).statusCode());
        }
        HttpResponse<String> refused = server.open("POST", "/api/v1/auth/login", guess);
        assertEquals(429, refused.statusCode());
        int seconds =
                Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(seconds >= 1);
        server.clock().pass(Duration.ofSeconds(seconds));
        assertEquals(401, server.open("POST", "/api/v1/auth/login", guess).statusCode());
    }

    @Test
    void aTokenThatIsOverCountsNoMore() {
        UserStore.User user = server.stores()
                .users()
                .create("old@example.org", "none", Role.VIEWER, server.clock().instant())
                .orElseThrow();
        String token = server.tokenOf(user.id());
        assertEquals(200, server.send("GET", "/api/v1/me", Optional.of(token)).statusCode());
        server.clock().pass(Duration.ofHours(12).plusSeconds(30));
        assertEquals(401, server.send("GET", "/api/v1/me", Optional.of(token)).statusCode());
    }

    @Test
    void anotherRoleAndADisabledAccountCountAtOnce() {
        String created = server.as(
                        Role.ADMIN,
                        "POST",
                        "/api/v1/users",
                        "{\"email\":\"eve@example.org\",\"password\":\"long enough\",\"role\":\"OPERATOR\"}")
                .body();
        String id = created.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertFalse(created.contains("argon2"), created);
        String token = server.tokenOf(java.util.UUID.fromString(id));
        server.as(Role.ADMIN, "PATCH", "/api/v1/users/" + id, "{\"role\":\"VIEWER\"}");
        assertEquals(
                "VIEWER",
                json(server.send("GET", "/api/v1/me", Optional.of(token)))
                        .path("role")
                        .textValue());
        server.as(Role.ADMIN, "PATCH", "/api/v1/users/" + id, "{\"disabled\":true}");
        assertEquals(401, server.send("GET", "/api/v1/me", Optional.of(token)).statusCode());
    }

    @Test
    void anApiTokenLendsNoMoreThanItsRoleAndCanBeRevoked() {
        HttpResponse<String> made = server.as(
                Role.ADMIN, "POST", "/api/v1/tokens", "{\"name\":\"ci\",\"role\":\"VIEWER\",\"expiresIn\":\"P1D\"}");
        assertEquals(201, made.statusCode());
        String text = json(made).path("token").textValue();
        assertTrue(text.startsWith("hh_"));
        assertEquals(
                200, server.send("GET", "/api/v1/schedules", Optional.of(text)).statusCode());
        assertEquals(
                403,
                server.send("POST", "/api/v1/schedules", Optional.of(text), "{}")
                        .statusCode());
        assertFalse(server.as(Role.ADMIN, "GET", "/api/v1/tokens").body().contains(text));
        String id = json(made).path("id").textValue();
        assertEquals(
                204, server.as(Role.ADMIN, "DELETE", "/api/v1/tokens/" + id).statusCode());
        assertEquals(
                401, server.send("GET", "/api/v1/schedules", Optional.of(text)).statusCode());
    }

    @Test
    void aCookieMovesNothingFromAnotherSite() {
        String cookie = "hourhand=" + server.token(Role.ADMIN);
        String own = "http://127.0.0.1:" + server.port();
        assertEquals(200, server.open("GET", "/api/v1/me", "", "Cookie", cookie).statusCode());
        assertEquals(403, preview("Cookie", cookie));
        assertEquals(403, preview("Cookie", cookie, "Sec-Fetch-Site", "cross-site", "Origin", own));
        assertEquals(403, preview("Cookie", cookie, "Origin", "https://evil.example"));
        assertEquals(403, preview("Cookie", cookie, "Origin", "null"));
        assertEquals(200, preview("Cookie", cookie, "Origin", own));
        assertEquals(200, preview("Cookie", cookie, "Sec-Fetch-Site", "same-origin"));
    }

    @Test
    void aHeaderWinsOverACookieAndIsFreeOfItsRules() {
        String cookie = "hourhand=" + server.token(Role.ADMIN);
        assertEquals(
                401,
                server.send("GET", "/api/v1/me", Optional.of("wrong"), "", "Cookie", cookie)
                        .statusCode());
        assertEquals(
                200,
                server.as(Role.VIEWER, "POST", "/api/v1/schedules/preview", HOURLY, "Origin", "https://evil.example")
                        .statusCode());
    }

    private static final String HOURLY = "{\"timing\":{\"type\":\"cron\",\"expression\":\"@hourly\"}}";

    private static int preview(String... headers) {
        String[] bodyAndHeaders = new String[headers.length + 1];
        bodyAndHeaders[0] = HOURLY;
        System.arraycopy(headers, 0, bodyAndHeaders, 1, headers.length);
        return server.open("POST", "/api/v1/schedules/preview", bodyAndHeaders).statusCode();
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow();
    }
}
