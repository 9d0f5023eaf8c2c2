package io.hourhand.web.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a form carries to show that a page of ours, made for the same login, sent it. Each token looks different, so that
 * the length of a compressed page tells nothing about the next one.
 */
public final class FormTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 9;

    private final SecretKeySpec key;
    private final ApiTokens chance = new ApiTokens();

    /** Tokens for as long as the secret stays, also over restarts. */
    public FormTokens(JwtSecret secret) {
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(secret.bytes(), ALGORITHM), "tokens of forms".getBytes(StandardCharsets.UTF_8)),
                ALGORITHM);
    }

    public String issue(Caller caller) {
        String nonce = chance.code(NONCE_BYTES);
        return nonce + "." + sign(nonce, caller);
    }

    public boolean holds(String token, Caller caller) {
        int dot = token.indexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        sign(token.substring(0, dot), caller).getBytes(StandardCharsets.UTF_8),
                        token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String nonce, Caller caller) {
        String login =
                switch (caller.credential()) {
                    case Caller.Credential.Session(var id) -> "session " + id;
                    case Caller.Credential.ApiToken(String hash) -> "token " + hash;
                };
        byte[] mac = mac(key, (nonce + " " + login).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
