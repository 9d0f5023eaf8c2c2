package io.hourhand.web.auth;

import io.hourhand.store.access.Role;
import io.hourhand.store.access.SessionStore;
import io.hourhand.store.access.TokenStore;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out who asks, from the tables and anew for each request: a logout, a disabled account or another role counts at
 * once. Blocks on the database.
 */
public final class Authentication {

    private static final String BEARER = "bearer ";

    private final LoginTokens tokens;
    private final SessionStore sessions;
    private final TokenStore apiTokens;
    private final InstantSource clock;

    public Authentication(LoginTokens tokens, SessionStore sessions, TokenStore apiTokens, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.clock = clock;
    }

    /**
     * Who asks. A header wins over a cookie, also when it is wrong.
     *
     * @param authorization the header of that name
     * @param cookie the value of {@link SessionCookie}
     */
    public Optional<Caller> identify(Optional<String> authorization, Optional<String> cookie) {
        if (authorization.isPresent()) {
            String header = authorization.get();
            boolean bearer = header.toLowerCase(Locale.ROOT).startsWith(BEARER);
            return bearer ? byText(header.substring(BEARER.length()).strip(), false) : Optional.empty();
        }
        return cookie.flatMap(text -> byText(text, true));
    }

    /** Whether a caller still may do what they began, for streams that go on and on. */
    public boolean still(Caller caller, Role needed) {
        return byCredential(caller.credential(), caller.byCookie())
                .filter(now -> now.role().covers(needed))
                .isPresent();
    }

    private Optional<Caller> byText(String text, boolean byCookie) {
        if (text.startsWith(ApiTokens.PREFIX)) {
            return byCredential(new Caller.Credential.ApiToken(ApiTokens.hash(text)), byCookie);
        }
        Optional<UUID> session = tokens.session(text);
        return session.flatMap(id -> byCredential(new Caller.Credential.Session(id), byCookie));
    }

    private Optional<Caller> byCredential(Caller.Credential credential, boolean byCookie) {
        Optional<SessionStore.Holder> holder =
                switch (credential) {
                    case Caller.Credential.Session(UUID id) -> sessions.holder(id, clock.instant());
                    case Caller.Credential.ApiToken(String hash) ->
                        apiTokens.holder(hash, clock.instant()).map(TokenStore.Held::holder);
                };
        return holder.map(user -> new Caller(user.userId(), user.email(), user.role(), credential, byCookie));
    }
}
