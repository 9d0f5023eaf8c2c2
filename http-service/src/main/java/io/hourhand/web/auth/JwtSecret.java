package io.hourhand.web.auth;

import io.hourhand.schedule.Parsed;
import java.nio.charset.StandardCharsets;

/** What logins are signed with. Its text never holds the secret. */
public final class JwtSecret {

    private static final int SHORTEST = 32;
    private static final String HOW = "such as `openssl rand -base64 48` prints";

    /** For an operator who set none. */
    public static final String WANTED = "give at least " + SHORTEST + " random bytes, " + HOW;

    private final String text;

    private JwtSecret(String text) {
        this.text = text;
    }

    public static Parsed<JwtSecret> parse(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return length >= SHORTEST
                ? Parsed.valid(new JwtSecret(text))
                : Parsed.invalid("it has " + length + " bytes; it needs at least " + SHORTEST + ", " + HOW);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "JwtSecret";
    }
}
