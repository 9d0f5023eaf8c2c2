package io.hourhand.web.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import io.hourhand.schedule.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoginTokensTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant END = NOW.plus(LoginTokens.LIFETIME);
    private static final UUID SESSION = UUID.fromString("01a20b93-b7cc-72af-86e6-7cd3c2da51a5");

    @Test
    void aTokenNamesItsSessionUntilItsEnd() {
        String token = at(NOW).issue(SESSION, UUID.randomUUID(), NOW, END);
        assertEquals(Optional.of(SESSION), at(NOW).session(token));
        assertEquals(Optional.of(SESSION), at(END.minusSeconds(1)).session(token));
        assertEquals(Optional.empty(), at(END.plusSeconds(30)).session(token));
    }

    @Test
    void aClockThatDiffersBySecondsIsBorneWith() {
        String token = at(NOW).issue(SESSION, UUID.randomUUID(), NOW, END);
        assertEquals(Optional.of(SESSION), at(NOW.minusSeconds(5)).session(token));
        assertEquals(Optional.empty(), at(NOW.minus(Duration.ofMinutes(5))).session(token));
    }

    @Test
    void everythingButOurOwnTokenIsRefused() {
        Algorithm ours = Algorithm.HMAC256(SECRET);
        refused("another secret", right().sign(Algorithm.HMAC256("another secret of thirty-two bytes")));
        refused("another algorithm of the same secret", right().sign(Algorithm.HMAC512(SECRET)));
        refused("no algorithm", right().sign(Algorithm.none()));
        refused("another issuer", right().withIssuer("evil").sign(ours));
        refused("another audience", right().withAudience("daemon").sign(ours));
        refused(
                "no end",
                JWT.create()
                        .withIssuer("hourhand")
                        .withAudience("hourhand-web")
                        .withIssuedAt(NOW)
                        .withJWTId(SESSION.toString())
                        .sign(ours));
        refused(
                "no session",
                JWT.create()
                        .withIssuer("hourhand")
                        .withAudience("hourhand-web")
                        .withIssuedAt(NOW)
                        .withExpiresAt(END)
                        .sign(ours));
        refused("no id for a session", right().withJWTId("admin").sign(ours));
        refused("nothing", "");
        refused("no token", "a.b.c");
    }

    @Test
    void aTokenWhoseHeaderOrClaimsWereChangedIsRefused() {
        String[] parts = right().sign(Algorithm.HMAC256(SECRET)).split("\\.", -1);
        refused("claims", parts[0] + "." + base64("{\"jti\":\"" + SESSION + "\"}") + "." + parts[2]);
        refused("none", base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        refused("None", base64("{\"alg\":\"None\"}") + "." + parts[1] + "." + parts[2]);
        refused("no signature", parts[0] + "." + parts[1] + ".");
    }

    @Test
    void aShortSecretIsRefusedAndNeverShown() {
        assertInstanceOf(Parsed.Invalid.class, JwtSecret.parse("short"));
        assertInstanceOf(Parsed.Invalid.class, JwtSecret.parse("x".repeat(31)));
        assertInstanceOf(Parsed.Valid.class, JwtSecret.parse("ä".repeat(16)));
        assertEquals(false, secret().toString().contains(SECRET));
    }

    private static JWTCreator.Builder right() {
        return JWT.create()
                .withIssuer("hourhand")
                .withAudience("hourhand-web")
                .withJWTId(SESSION.toString())
                .withIssuedAt(NOW)
                .withExpiresAt(END);
    }

    private static void refused(String why, String token) {
        assertEquals(Optional.empty(), at(NOW).session(token), why);
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static LoginTokens at(Instant now) {
        return new LoginTokens(secret(), InstantSource.fixed(now));
    }

    private static JwtSecret secret() {
        return ((Parsed.Valid<JwtSecret>) JwtSecret.parse(SECRET)).value();
    }
}
