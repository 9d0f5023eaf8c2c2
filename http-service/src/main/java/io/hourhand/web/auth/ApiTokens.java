package io.hourhand.web.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The texts of API tokens: {@code hh_} and 32 random bytes. So much chance needs no slow hash. */
public final class ApiTokens {

    /** What each begins with, so that people and secret scanners know one when they see it. */
    public static final String PREFIX = "hh_";

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    public String next() {
        return PREFIX + code(BYTES);
    }

    /** A random text of letters, digits, minus and underscore. */
    public String code(int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }

    /** What is kept of a token: its SHA-256 in hexadecimal. */
    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
