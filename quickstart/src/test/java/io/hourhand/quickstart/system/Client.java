package io.hourhand.quickstart.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hourhand.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** The HTTP API as an outsider uses it. */
public final class Client {

    public static final String EMAIL = "admin@example.com";
    public static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private String token = "";

    public Client(String address) {
        this.address = address;
    }

    /** An answer: its status, and its body where it is JSON. */
    public record Answer(int status, JsonNode body) {

        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    /** With a key that it was given instead of a login. */
    public Client with(String key) {
        token = key;
        return this;
    }

    public Client login() {
        JsonNode login =
                JsonNodeFactory.instance.objectNode().put("email", EMAIL).put("password", PASSWORD);
        token = post("/api/v1/auth/login", login)
                .expect(200)
                .body()
                .path("token")
                .asText();
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer post(String path, JsonNode body) {
        return send("POST", path, Json.write(body));
    }

    public Answer post(String path) {
        return send("POST", path, "");
    }

    /** Run Now, once. */
    public Answer run(String scheduleId) {
        return send("POST", "/api/v1/schedules/" + scheduleId + "/run", "");
    }

    /** Run Now, asked again about the same request while a busy machine lets the nudge come too late. */
    public String started(String scheduleId) {
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/schedules/" + scheduleId + "/run";
        Supplier<Answer> press = () ->
                send(request("POST", path, "").header("Idempotency-Key", key)).expect(202);
        Eventually.equal("STARTED", () -> press.get().body().path("status").asText());
        return press.get().body().path("runId").asText();
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    /** A question that is still to be asked, by whoever wants its answer as it comes. */
    public HttpRequest stream(String path) {
        return request("GET", path, "").build();
    }

    private Answer send(String method, String path, String body) {
        return send(request(method, path, body));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    json ? Json.MAPPER.readTree(answer.body()) : JsonNodeFactory.instance.textNode(answer.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request.toString(), e);
        }
    }
}
