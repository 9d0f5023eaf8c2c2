package io.hourhand.web.page.frame;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.schedule.Parsed;
import io.hourhand.text.Beginning;
import io.hourhand.web.route.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
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
 */
public record Flash(boolean good, String text, Optional<Undo> undo) {

    private static final String NAME = "hourhand-flash";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int LONGEST = 1_000;

    /** Sets a schedule's switch back. */
    public record Undo(UUID scheduleId, boolean enabled) {}

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
        String json = Json.write(Map.of(
                "good", good,
                "text", Beginning.shown(text, LONGEST),
                "id", undo.map(back -> back.scheduleId().toString()).orElse(""),
                "enabled", undo.map(Undo::enabled).orElse(false)));
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return Cookies.set(NAME, value, KEPT, call.secure());
    }

    static RawHeader clear(boolean secure) {
        return Cookies.set(NAME, "", Duration.ZERO, secure);
    }

    private static Optional<Flash> decode(String value) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            if (Json.parse(json) instanceof Parsed.Valid<JsonNode>(JsonNode node)) {
                String id = node.path("id").asText();
                return Optional.of(new Flash(
                        node.path("good").asBoolean(),
                        node.path("text").asText(),
                        id.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Undo(
                                        UUID.fromString(id),
                                        node.path("enabled").asBoolean()))));
            }
        } catch (IllegalArgumentException e) {
            // Not a cookie of ours: there is nothing to say.
        }
        return Optional.empty();
    }
}
