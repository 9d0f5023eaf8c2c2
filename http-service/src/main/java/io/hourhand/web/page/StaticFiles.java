package io.hourhand.web.page;

import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

/** Style sheets, scripts and pictures out of the jar's folder {@code static}; open to all. */
public final class StaticFiles {

    private static final Map<String, ContentType> TYPES = Map.of(
            "css", ContentTypes.parse("text/css; charset=utf-8"),
            "js", ContentTypes.parse("text/javascript; charset=utf-8"),
            "svg", ContentTypes.parse("image/svg+xml"),
            "png", ContentTypes.parse("image/png"),
            "ico", ContentTypes.parse("image/x-icon"),
            "woff2", ContentTypes.parse("font/woff2"));

    private final Map<String, File> files = new ConcurrentHashMap<>();

    private record File(ContentType type, ByteString content, String tag) {}

    public List<Route> routes() {
        return List.of(Route.get("/static/{file}", call -> Reply.now(answer(call))));
    }

    private HttpResponse answer(Call call) {
        Optional<File> kept = Optional.ofNullable(files.get(call.place("file")));
        // Only files that are there are kept: the names that strangers make up must not fill the memory.
        return kept.or(() -> load(call.place("file")))
                .map(file -> {
                    files.put(call.place("file"), file);
                    return file;
                })
                .map(file -> answer(call, file))
                .orElseGet(() -> Problem.notFound("file").response());
    }

    private static HttpResponse answer(Call call, File file) {
        boolean known = call.header("If-None-Match").filter(file.tag()::equals).isPresent();
        HttpResponse response = known
                ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED)
                : HttpResponse.create().withEntity(HttpEntities.create(file.type(), file.content()));
        return response.addHeader(RawHeader.create("ETag", file.tag()))
                .addHeader(RawHeader.create("Cache-Control", "public, max-age=3600"));
    }

    private static Optional<File> load(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        ContentType type = TYPES.get(ending);
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = StaticFiles.class.getResourceAsStream("/static/" + name)) {
            return in == null ? Optional.empty() : Optional.of(file(type, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File file(ContentType type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return new File(
                type, ByteString.fromArray(content), "\"" + HexFormat.of().toHexDigits(sum.getValue(), 8) + "\"");
    }
}
