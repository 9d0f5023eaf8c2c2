package io.hourhand.web.route;

import io.hourhand.schedule.Parsed;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * The path under which the server stands when a proxy gives it one part of a host, such as {@code /jobs}. Inside of the
 * server all addresses begin at {@code /}; it comes off on the way in and is put on again on the way out.
 *
 * @param text empty, or with a slash at its beginning and none at its end
 */
public record BasePath(String text) {

    /** The server has its host to itself. */
    public static final BasePath NONE = new BasePath("");

    /** What addresses of the server itself begin with: under one of these it could not be told what came off already. */
    private static final Set<String> OURS = Set.of(
            "admin",
            "api",
            "banners",
            "health",
            "login",
            "logout",
            "metrics",
            "openapi.yaml",
            "preferences",
            "search",
            "setup",
            "static");

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    /** A path as an operator writes it; a slash at its end says nothing. */
    public static Parsed<BasePath> parse(String text) {
        String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        boolean climbs = path.contains("/../") || path.endsWith("/..") || path.contains("/./") || path.endsWith("/.");
        if (!PATH.matcher(path).matches() || climbs) {
            return Parsed.invalid("must be a path such as /jobs, of letters, digits and . _ ~ -");
        }
        String first = path.isEmpty() ? "" : path.substring(1).split("/", 2)[0];
        return OURS.contains(first)
                ? Parsed.invalid("must not begin with /" + first + ", as addresses of Hourhand itself do")
                : Parsed.valid(new BasePath(path));
    }

    /** An address of this server, as those outside know it. One that has the path already keeps it. */
    public String before(String address) {
        boolean ours = address.startsWith("/") && !address.startsWith("//");
        return text.isEmpty() || !ours || isUnder(address) ? address : text + address;
    }

    /** A request as the server understands it. A proxy may have taken the path off already. */
    public HttpRequest in(HttpRequest request) {
        Uri uri = request.getUri();
        String path = uri.path();
        if (text.isEmpty() || !isUnder(path)) {
            return request;
        }
        String rest = path.substring(text.length());
        return request.withUri(uri.path(rest.isEmpty() ? "/" : rest));
    }

    /** An answer as those outside understand it: where it sends them, and which addresses its cookies are for. */
    public HttpResponse out(HttpResponse response) {
        return text.isEmpty()
                ? response
                : response.withHeaders(
                        StreamSupport.stream(response.getHeaders().spliterator(), false)
                                .map(this::out)
                                .toList());
    }

    private HttpHeader out(HttpHeader header) {
        return switch (header.lowercaseName()) {
            case "location" -> RawHeader.create(header.name(), before(header.value()));
            case "set-cookie" ->
                RawHeader.create(header.name(), header.value().replace("; Path=/;", "; Path=" + text + ";"));
            default -> header;
        };
    }

    private boolean isUnder(String path) {
        return path.startsWith(text)
                && (path.length() == text.length() || "/?#".indexOf(path.charAt(text.length())) >= 0);
    }
}
