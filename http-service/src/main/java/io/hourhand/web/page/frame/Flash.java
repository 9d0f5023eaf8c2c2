package io.hourhand.web.page.frame;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.schedule.Parsed;
import io.hourhand.text.Beginning;
import io.hourhand.web.route.Call;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * What a page says once, after a redirect.
 *
 * @param good whether what was asked for was done
 * @param undo the toggle that takes it back
 * @param link where to look next
 */
public record Flash(boolean good, String text, Optional<Undo> undo, Optional<Link> link) {

    private static final String NAME = "hourhand-flash";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int LONGEST = 1_000;
    private static final int STEP = 50;

    /** In base64, and with what stands around it, a browser still takes it: one of more than 4,096 bytes is dropped. */
    private static final int MOST_BYTES = 2_900;

    private static final int ID_BYTES = 16;

    /** So many schedules can be set back by one message. */
    public static final int UNDONE_AT_ONCE = 75;

    /**
     * Sets the switches of schedules back.
     *
     * @param schedules at most {@link #UNDONE_AT_ONCE}, as many as fit into a cookie
     */
    public record Undo(List<UUID> schedules, boolean enabled) {}

    /**
     * A way to what the message is about. The cookie is not signed, so that only what stays on this server is led to.
     *
     * @param path of this server
     */
    public record Link(String words, String path) {

        private static final int LONGEST_WORDS = 60;

        private static Optional<Link> of(String words, String path) {
            return words.isBlank() || words.length() > LONGEST_WORDS
                    ? Optional.empty()
                    : LocalPath.of(path).map(local -> new Link(words, local));
        }
    }

    public Flash(boolean good, String text, Optional<Undo> undo) {
        this(good, text, undo, Optional.empty());
    }

    /** The same with a way to what it is about. */
    public Flash leading(String words, String path) {
        return new Flash(good, text, undo, Link.of(words, path));
    }

    public static Flash done(String text) {
        return new Flash(true, text, Optional.empty());
    }

    public static Flash trouble(String text) {
        return new Flash(false, text, Optional.empty());
    }

    static Optional<Flash> of(HttpRequest request) {
        return Cookies.read(request, NAME).flatMap(Flash::decode);
    }

    public RawHeader cookie(Call call) {
        int letters = LONGEST;
        byte[] json = json(letters);
        while (json.length > MOST_BYTES && letters > STEP) {
            letters -= STEP;
            json = json(letters);
        }
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        return Cookies.set(NAME, value, KEPT, call.secure());
    }

    private byte[] json(int letters) {
        return Json.write(Map.of(
                        "good", good,
                        "text", Beginning.shown(text, letters),
                        "ids", undo.map(back -> text(back.schedules())).orElse(""),
                        "enabled", undo.map(Undo::enabled).orElse(false),
                        "link", link.map(Link::words).orElse(""),
                        "to", link.map(Link::path).orElse("")))
                .getBytes(StandardCharsets.UTF_8);
    }

    static RawHeader clear(boolean secure) {
        return Cookies.set(NAME, "", Duration.ZERO, secure);
    }

    private static Optional<Flash> decode(String value) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            if (Json.parse(json) instanceof Parsed.Valid<JsonNode>(JsonNode node)) {
                String ids = node.path("ids").asText();
                return Optional.of(new Flash(
                        node.path("good").asBoolean(),
                        node.path("text").asText(),
                        ids.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        new Undo(ids(ids), node.path("enabled").asBoolean())),
                        Link.of(node.path("link").asText(), node.path("to").asText())));
            }
        } catch (IllegalArgumentException e) {
            // Not a cookie of ours: there is nothing to say.
        }
        return Optional.empty();
    }

    /** In 22 letters each, as a cookie has no room for more. */
    private static String text(List<UUID> ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * ID_BYTES);
        ids.forEach(id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static List<UUID> ids(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        List<UUID> ids = new ArrayList<>();
        while (bytes.remaining() >= ID_BYTES) {
            ids.add(new UUID(bytes.getLong(), bytes.getLong()));
        }
        return ids;
    }
}
