package io.hourhand.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.json.Json;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.access.Role;
import io.hourhand.store.sql.Database;
import io.hourhand.web.auth.JwtSecret;
import io.hourhand.web.auth.LoginTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A web-server on a free port over a schema of its own, for one test class. */
final class TestServer implements BeforeAllCallback, AfterAllCallback {

    static final String SECRET = "a secret for tests, 32 bytes long at least";
    static final String EMAIL = "ada@example.org";
    static final String PASSWORD = "correct horse";

    private final Map<String, String> variables = new HashMap<>();
    private final MovableClock clock = new MovableClock();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private Config config = ConfigFactory.load();
    private @Nullable Started started;

    private record Started(Database database, WebServer server, int port) {}

    TestServer() {
        variables.putAll(Map.of("JWT_SECRET", SECRET, "HOST", "127.0.0.1", "PORT", "0"));
        variables.putAll(Map.of("ADMIN_EMAIL", EMAIL, "ADMIN_PASSWORD", PASSWORD));
    }

    /** With other settings of its application.conf, as {@code path = value} lines. */
    static TestServer with(String settings) {
        TestServer server = new TestServer();
        server.config = ConfigFactory.parseString(settings)
                .withFallback(ConfigFactory.load())
                .resolve();
        return server;
    }

    /** Over a schema that is there. */
    static TestServer over(String databaseUrl) {
        TestServer server = new TestServer();
        server.variables.put("DATABASE_URL", databaseUrl);
        return server;
    }

    /** That a proxy shows under a path. */
    static TestServer under(String basePath) {
        TestServer server = new TestServer();
        server.variables.put("BASE_PATH", basePath);
        return server;
    }

    static TestServer withoutAdmin() {
        TestServer server = new TestServer();
        server.variables.remove("ADMIN_EMAIL");
        server.variables.remove("ADMIN_PASSWORD");
        return server;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    void start() throws Exception {
        if (!variables.containsKey("DATABASE_URL")) {
            variables.put("DATABASE_URL", TestDatabase.freshSchema());
        }
        WebSettings settings = settings(variables);
        WebServer server = WebServer.start(settings, config, clock, code -> {});
        int port = server.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
        started = new Started(Database.open(settings.database(), "test", 4), server, port);
    }

    /** Ends it, as a signal would. */
    void stop() throws Exception {
        started().server().stop().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
        started().database().close();
    }

    private Started started() {
        return Objects.requireNonNull(started, "the server has not started");
    }

    static WebSettings settings(Map<String, String> variables) {
        return switch (WebSettings.read(new Environment(variables))) {
            case WebSettings.Read.Good(WebSettings settings) -> settings;
            case WebSettings.Read.Bad(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    MovableClock clock() {
        return clock;
    }

    Stores stores() {
        return Stores.over(started().database());
    }

    DatabaseUrl url() {
        return settings(variables).database();
    }

    int port() {
        return started().port();
    }

    /** A login of a user with a role; made in the tables, as hashing is for the tests of logging in. */
    String token(Role role) {
        return tokens.computeIfAbsent(role, word -> {
            UUID user = stores().users()
                    .create(
                            word.name().toLowerCase(java.util.Locale.ROOT) + "@example.org",
                            "none",
                            word,
                            clock.instant())
                    .orElseThrow()
                    .id();
            return tokenOf(user);
        });
    }

    String tokenOf(UUID user) {
        return tokenOf(user, Duration.ofHours(12));
    }

    String tokenOf(UUID user, Duration lifetime) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        UUID session = stores().sessions().open(user, now, end);
        JwtSecret secret = ((Parsed.Valid<JwtSecret>) JwtSecret.parse(SECRET)).value();
        return new LoginTokens(secret, clock).issue(session, user, now, end);
    }

    HttpResponse<String> as(Role role, String method, String path, String... bodyAndHeaders) {
        return send(method, path, Optional.of(token(role)), bodyAndHeaders);
    }

    HttpResponse<String> open(String method, String path, String... bodyAndHeaders) {
        return send(method, path, Optional.empty(), bodyAndHeaders);
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param bodyAndHeaders a JSON body (empty for none), then names and values of headers
     */
    HttpResponse<String> send(String method, String path, Optional<String> token, String... bodyAndHeaders) {
        HttpRequest.Builder request = request(method, path, bodyAndHeaders);
        token.ifPresent(text -> request.setHeader("Authorization", "Bearer " + text));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String method, String path, String... bodyAndHeaders) {
        String body = bodyAndHeaders.length == 0 ? "" : bodyAndHeaders[0];
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 1; i < bodyAndHeaders.length; i += 2) {
            request.setHeader(bodyAndHeaders[i], bodyAndHeaders[i + 1]);
        }
        return request;
    }

    HttpClient client() {
        return client;
    }

    static JsonNode json(HttpResponse<String> response) {
        return switch (Json.parse(response.body())) {
            case Parsed.Valid<JsonNode>(JsonNode node) -> node;
            case Parsed.Invalid<JsonNode> invalid ->
                throw new IllegalStateException(response.statusCode() + " " + response.body());
        };
    }
}
