package io.hourhand.web.auth;

import io.hourhand.store.access.Role;
import java.util.UUID;

/**
 * Who asks, as the tables have it at this moment.
 *
 * @param role that of the user, or the lesser one of an API token
 * @param byCookie whether a browser sent the credential by itself, so that the request may be another site's doing
 */
public record Caller(UUID userId, String email, Role role, Credential credential, boolean byCookie) {

    /** What shows who somebody is. */
    public sealed interface Credential {

        /** A login; its JWT names this session. */
        record Session(UUID id) implements Credential {}

        /**
         * An API token.
         *
         * @param hash by which it is found again
         */
        record ApiToken(String hash) implements Credential {}
    }
}
