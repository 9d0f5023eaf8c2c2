package io.hourhand.web.page.frame;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Cookie;
import org.apache.pekko.http.javadsl.model.headers.HttpCookiePair;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Small cookies of pages; none of them lets anybody in. */
final class Cookies {

    private Cookies() {}

    static Optional<String> read(HttpRequest request, String name) {
        return request.getHeader(Cookie.class)
                .flatMap(header -> StreamSupport.stream(header.getCookies().spliterator(), false)
                        .filter(cookie -> cookie.name().equals(name))
                        .map(HttpCookiePair::value)
                        .findFirst());
    }

    static RawHeader set(String name, String value, Duration lifetime, boolean secure) {
        return RawHeader.create(
                "Set-Cookie",
                name + "=" + value + "; Path=/; Max-Age=" + lifetime.toSeconds() + "; HttpOnly; SameSite=Lax"
                        + (secure ? "; Secure" : ""));
    }
}
