package io.hourhand.quickstart.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hourhand.json.Json;
import io.hourhand.schedule.Parsed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The web-server's HTTP API, as far as the quickstart uses it, in the name of one user. */
final class Api implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address;
    private String authorization = "";

    /** @param address of the web-server, such as {@code http://127.0.0.1:8080} */
    Api(String address) {
        this.address = address;
    }

    /** What Run Now came to: {@code STARTED}, {@code QUEUED} or {@code REJECTED}, and why. */
    record Pressed(String status, String runId, String reason) {}

    /** A run as it stands. */
    record Run(String status, long millis, List<Job> jobs) {

        boolean over() {
            return !List.of("QUEUED", "RUNNING").contains(status);
        }

        List<Job> unsuccessful() {
            return jobs.stream().filter(job -> !job.status.equals("SUCCEEDED")).toList();
        }
    }

    record Job(String name, String status, String error) {}

    void login(String email, String password) throws InterruptedException {
        JsonNode body =
                JsonNodeFactory.instance.objectNode().put("email", email).put("password", password);
        HttpResponse<String> answer = send("POST", "/api/v1/auth/login", Json.write(body));
        if (answer.statusCode() == 401) {
            throw new Trouble(
                    "The login as " + email + " was refused: its password is no longer the one made here.",
                    "Start on another folder with --data, or log in by hand with the new one.");
        }
        authorization = "Bearer " + read(answer).path("token").asText();
    }

    String scheduleId(String name) throws InterruptedException {
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
        for (JsonNode schedule : items("/api/v1/schedules?limit=200&q=" + query)) {
            if (schedule.path("name").asText().equals(name)) {
                return schedule.path("id").asText();
            }
        }
        throw new Trouble("There is no schedule \"" + name + "\".", "Start on another folder with --data.");
    }

    void enable(String scheduleId) throws InterruptedException {
        read(send("PATCH", "/api/v1/schedules/" + scheduleId, "{\"enabled\":true}"));
    }

    /** @param key the same one for the same request, however often it is sent */
    Pressed runNow(String scheduleId, String key) throws InterruptedException {
        String path = "/api/v1/schedules/" + scheduleId + "/run";
        JsonNode answer = read(send(request("POST", path, "").header("Idempotency-Key", key)));
        return new Pressed(
                answer.path("status").asText(),
                answer.path("runId").asText(""),
                answer.path("reason").asText(""));
    }

    /** Whether a run of the schedule waits or goes on. */
    boolean isRunning(String scheduleId) throws InterruptedException {
        return items("/api/v1/runs?limit=20&scheduleId=" + scheduleId).stream()
                .map(Api::run)
                .anyMatch(run -> !run.over());
    }

    Run run(String runId) throws InterruptedException {
        return run(read(send("GET", "/api/v1/runs/" + runId, "")));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Run run(JsonNode run) {
        List<Job> jobs = StreamSupport.stream(run.path("jobs").spliterator(), false)
                .map(job -> new Job(
                        job.path("name").asText(),
                        job.path("status").asText(),
                        job.path("error").asText("")))
                .toList();
        return new Run(run.path("status").asText(), run.path("durationMs").asLong(), jobs);
    }

    private List<JsonNode> items(String path) throws InterruptedException {
        JsonNode items = read(send("GET", path, "")).path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private JsonNode read(HttpResponse<String> answer) {
        Parsed<JsonNode> body = Json.parse(answer.body());
        if (answer.statusCode() / 100 == 2 && body instanceof Parsed.Valid<JsonNode>(JsonNode value)) {
            return value;
        }
        String detail = body instanceof Parsed.Valid<JsonNode>(JsonNode problem)
                ? problem.path("detail").asText()
                : answer.body();
        throw new Trouble(
                "The web-server answered " + answer.request().uri().getPath() + " with " + answer.statusCode() + ": "
                        + detail + ".",
                "Its lines above may say why.");
    }

    private HttpResponse<String> send(String method, String path, String body) throws InterruptedException {
        return send(request(method, path, body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Trouble("The web-server did not answer (" + e + ").", "Its lines above may say why.");
        }
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", "application/json");
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request;
    }
}
