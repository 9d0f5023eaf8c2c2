package io.hourhand.web.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.schedule.Parsed;
import io.hourhand.web.auth.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * A request that found its route, and may be answered.
 *
 * @param places what stands in the places of the route's path
 * @param known who asks; empty only on routes that are open to all
 * @param body the whole body as text
 * @param address the asker's network address
 */
public record Call(
        HttpRequest request, Map<String, String> places, Optional<Caller> known, String body, String address) {

    /** Who asks, on a route that is not open to all. */
    public Caller caller() {
        return known.orElseThrow(() -> new IllegalStateException("this route is open to all and has no caller"));
    }

    /** The id in the path. */
    public UUID id() {
        return UUID.fromString(place("id"));
    }

    public String place(String name) {
        return Optional.ofNullable(places.get(name)).orElseThrow();
    }

    public Query query() {
        return new Query(request.getUri().query());
    }

    public Parsed<JsonNode> json() {
        return Json.parse(body);
    }

    public Optional<String> header(String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }

    /** Whether the asker came by https, itself or through a proxy. */
    public boolean secure() {
        return header("X-Forwarded-Proto")
                .map(value -> value.split(",", 2)[0].strip().equalsIgnoreCase("https"))
                .orElse(request.getUri().getScheme().equals("https"));
    }

    /** The host by which the asker knows this server, with its port where it is not the usual one. */
    public String host() {
        return header("X-Forwarded-Host")
                .map(value -> value.split(",", 2)[0].strip())
                .or(() -> header("Host"))
                .orElse("");
    }
}
