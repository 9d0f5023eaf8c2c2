package io.hourhand.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.schedule.Parsed;
import io.hourhand.web.page.access.LoginPages;
import io.hourhand.web.page.frame.Assets.Zip;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.route.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/** Answers as a person should see them: problems become pages that help, pages travel compressed. */
public final class Refusals {

    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/health/", "/metrics", "/static/", "/openapi");
    private static final int WORTH_ZIPPING = 1_000;

    private final Frame frame;
    private final LoginPages login;

    public Refusals(Frame frame, LoginPages login) {
        this.frame = frame;
        this.login = login;
    }

    /** A problem as a page, if a page was asked for. */
    public HttpResponse dressed(HttpRequest request, HttpResponse response) {
        boolean problem = type(response).equals("application/problem+json");
        HttpResponse page = problem && forPeople(request) ? helpful(request, response) : response;
        return zipped(request, page);
    }

    /** For a form that came after its session's end: the login, which keeps what was typed. */
    public HttpResponse loginAgain(HttpRequest request, String body) {
        return login.again(call(request), request.getUri().getPathString(), body);
    }

    private HttpResponse helpful(HttpRequest request, HttpResponse response) {
        int status = response.status().intValue();
        boolean byScript = request.getHeader("HX-Request").isPresent();
        if (status == 401 && !byScript && request.method().equals(HttpMethods.GET)) {
            String wanted = frame.bare(call(request), "").address();
            return Frame.redirect(wanted.equals("/") ? "/login" : "/login?next=" + Form.encode(wanted));
        }
        ErrorPage page =
                ErrorPage.of(status, detail(response), !request.method().equals(HttpMethods.GET));
        HttpResponse dressed = frame.page(status, frame.bare(call(request), page.title()), "error.jte", page);
        return dressed.addHeaders(response.getHeaders());
    }

    private static String detail(HttpResponse response) {
        return response.entity() instanceof HttpEntity.Strict strict
                        && Json.parse(strict.getData().utf8String()) instanceof Parsed.Valid<JsonNode>(JsonNode node)
                ? node.path("detail").asText()
                : "";
    }

    private static boolean forPeople(HttpRequest request) {
        String path = request.getUri().getPathString();
        return FOR_PROGRAMS.stream().noneMatch(path::startsWith);
    }

    private static Call call(HttpRequest request) {
        return new Call(request, Map.of(), Optional.empty(), "", "");
    }

    private static HttpResponse zipped(HttpRequest request, HttpResponse response) {
        boolean wanted = request.getHeader("Accept-Encoding")
                .filter(header -> header.value().contains("gzip"))
                .isPresent();
        if (!wanted
                || !type(response).equals("text/html")
                || response.getHeader("Content-Encoding").isPresent()
                || !(response.entity() instanceof HttpEntity.Strict strict)
                || strict.getData().size() < WORTH_ZIPPING) {
            return response;
        }
        ByteString bytes = ByteString.fromArray(Zip.zip(strict.getData().toArray()));
        return response.withEntity(HttpEntities.create(strict.getContentType(), bytes))
                .addHeader(RawHeader.create("Content-Encoding", "gzip"))
                .addHeader(RawHeader.create("Vary", "Accept-Encoding"));
    }

    private static String type(HttpResponse response) {
        return response.entity().getContentType().mediaType().toString();
    }
}
