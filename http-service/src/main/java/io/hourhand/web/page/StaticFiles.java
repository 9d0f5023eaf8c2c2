package io.hourhand.web.page;

import io.hourhand.web.page.frame.Assets;
import io.hourhand.web.page.frame.Assets.Asset;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/**
 * Style sheet, scripts and icon; open to all. A page asks for them by a name that holds their hash, so that a browser
 * keeps them for ever; by their plain name they are there too, and asked for again each time.
 */
public final class StaticFiles {

    private final Assets assets;

    public StaticFiles(Assets assets) {
        this.assets = assets;
    }

    public List<Route> routes() {
        return List.of(Route.get("/static/{file}", call -> Reply.now(answer(call))));
    }

    private HttpResponse answer(Call call) {
        String name = call.place("file");
        return assets.find(name)
                .map(asset -> answer(call, asset, name.equals(asset.hashedName())))
                .orElseGet(() -> Problem.notFound("file").response());
    }

    private static HttpResponse answer(Call call, Asset asset, boolean forEver) {
        String tag = "\"" + asset.hashedName() + "\"";
        boolean zipped = call.header("Accept-Encoding")
                .filter(value -> value.contains("gzip"))
                .isPresent();
        HttpResponse response = call.header("If-None-Match").filter(tag::equals).isPresent()
                ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED)
                : content(asset, zipped);
        return response.addHeader(RawHeader.create("ETag", tag))
                .addHeader(RawHeader.create("Vary", "Accept-Encoding"))
                .addHeader(RawHeader.create(
                        "Cache-Control", forEver ? "public, max-age=31536000, immutable" : "no-cache"));
    }

    private static HttpResponse content(Asset asset, boolean zipped) {
        HttpResponse response = HttpResponse.create()
                .withEntity(HttpEntities.create(
                        type(asset.hashedName()), ByteString.fromArray(zipped ? asset.zipped() : asset.bytes())));
        return zipped ? response.addHeader(RawHeader.create("Content-Encoding", "gzip")) : response;
    }

    private static ContentType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> ContentTypes.parse("text/css; charset=utf-8");
            case "js" -> ContentTypes.parse("text/javascript; charset=utf-8");
            case "svg" -> ContentTypes.parse("image/svg+xml");
            default -> ContentTypes.APPLICATION_OCTET_STREAM;
        };
    }
}
