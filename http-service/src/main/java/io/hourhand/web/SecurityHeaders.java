package io.hourhand.web;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What every answer says to browsers: take nothing for what it is not, frame nothing, load nothing from elsewhere. */
final class SecurityHeaders {

    private static final List<HttpHeader> ALWAYS = List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Referrer-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));

    private static final HttpHeader PAGE_POLICY = RawHeader.create(
            "Content-Security-Policy",
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    private static final HttpHeader DATA_POLICY =
            RawHeader.create("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    private static final HttpHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");

    private SecurityHeaders() {}

    static HttpResponse add(HttpRequest request, HttpResponse response) {
        boolean page = response.entity().getContentType().mediaType().isText()
                && response.entity().getContentType().toString().startsWith("text/html");
        HttpResponse safe = response.addHeaders(ALWAYS);
        if (response.getHeader("Content-Security-Policy").isEmpty()) {
            safe = safe.addHeader(page ? PAGE_POLICY : DATA_POLICY);
        }
        boolean api = request.getUri().path().startsWith("/api/");
        return api && response.getHeader("Cache-Control").isEmpty() ? safe.addHeader(NO_STORE) : safe;
    }
}
