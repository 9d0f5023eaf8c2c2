package io.hourhand.web.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Cookie;
import org.apache.pekko.http.javadsl.model.headers.HttpCookiePair;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The browser's cookie: out of reach for scripts, and not sent along by other sites' forms. */
public final class SessionCookie {

    private static final String NAME = "hourhand";

    private SessionCookie() {}

    public static Optional<String> read(HttpRequest request) {
        return request.getHeader(Cookie.class)
                .flatMap(header -> StreamSupport.stream(header.getCookies().spliterator(), false)
                        .filter(cookie -> cookie.name().equals(NAME))
                        .map(HttpCookiePair::value)
                        .findFirst());
    }

    /** The header that sets it. */
    public static RawHeader set(String token, Duration lifetime, boolean secure) {
        return header(token, lifetime, secure);
    }

    /** The header that takes it away. */
    public static RawHeader clear(boolean secure) {
        return header("", Duration.ZERO, secure);
    }

    private static RawHeader header(String value, Duration lifetime, boolean secure) {
        return RawHeader.create(
                "Set-Cookie",
                NAME + "=" + value + "; Path=/; Max-Age=" + lifetime.toSeconds() + "; HttpOnly; SameSite=Lax"
                        + (secure ? "; Secure" : ""));
    }
}
