package io.hourhand.web.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The JWT of a login: HS256 and nothing else, by this issuer for this audience, with an end. It only names a session;
 * whether that still counts is for its row to say.
 */
public final class LoginTokens {

    /** How long a login lasts. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    private static final String ISSUER = "hourhand";
    private static final String AUDIENCE = "hourhand-web";
    private static final long LEEWAY_SECONDS = 10;

    private final Algorithm algorithm;
    private final JWTVerifier verifier;

    /** Signs and verifies with one secret. */
    public LoginTokens(JwtSecret secret, InstantSource clock) {
        this.algorithm = Algorithm.HMAC256(secret.bytes());
        JWTVerifier.BaseVerification rules = (JWTVerifier.BaseVerification) JWT.require(algorithm)
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withClaimPresence("exp")
                .withClaimPresence("iat")
                .withClaimPresence("jti")
                .acceptLeeway(LEEWAY_SECONDS);
        this.verifier = rules.build(clockOf(clock));
    }

    public String issue(UUID sessionId, UUID userId, Instant now, Instant expiresAt) {
        return JWT.create()
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withSubject(userId.toString())
                .withJWTId(sessionId.toString())
                .withIssuedAt(now)
                .withExpiresAt(expiresAt)
                .sign(algorithm);
    }

    /** The session that a token names, if the token is ours and has not ended. */
    public Optional<UUID> session(String token) {
        try {
            return Optional.of(UUID.fromString(verifier.verify(token).getId()));
        } catch (JWTVerificationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** java-jwt asks for the JDK's wider kind of clock, and only for its instant. */
    private static Clock clockOf(InstantSource clock) {
        return clock.withZone(ZoneOffset.UTC);
    }
}
