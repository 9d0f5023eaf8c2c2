package io.hourhand.web.api.service;

import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The description of the API, for machines and for people. */
public final class DocsRoutes {

    private final byte[] description = resource("/openapi.yaml");

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/openapi.yaml",
                        call -> Reply.now(file(ContentTypes.parse("text/yaml; charset=utf-8"), description))),
                Route.get(
                        "/api/docs", call -> Reply.now(file(ContentTypes.TEXT_HTML_UTF8, ApiPage.html(description)))));
    }

    private static HttpResponse file(ContentType type, byte[] content) {
        return HttpResponse.create().withEntity(org.apache.pekko.http.javadsl.model.HttpEntities.create(type, content));
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Optional.ofNullable(DocsRoutes.class.getResourceAsStream(name)).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
