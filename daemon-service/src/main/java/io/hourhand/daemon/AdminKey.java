package io.hourhand.daemon;

import java.security.SecureRandom;
import java.util.Base64;

/** What callers of the daemon's endpoint must know: made anew at each start. */
final class AdminKey {

    private AdminKey() {}

    static String make() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
