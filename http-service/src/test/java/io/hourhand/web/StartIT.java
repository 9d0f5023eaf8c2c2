package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StartIT {

    private final BlockingQueue<Integer> exits = new LinkedBlockingQueue<>();

    @Test
    @Tag("faults-row-26")
    void itWaitsForADatabaseThatIsNotThereYet() throws Exception {
        String url = TestDatabase.missingSchema();
        int port = freePort();
        WebServer server = start(url, port);
        Eventually.holds(() -> status(port, "/health/live") == 200);
        assertEquals(503, status(port, "/health/ready"));
        assertEquals(503, status(port, "/health/daemon"));
        assertEquals(503, status(port, "/api/v1/schedules"));
        assertTrue(page(port, HttpRequest.newBuilder().GET()).contains("<p data-again"));
        String form = page(port, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("name=a")));
        assertTrue(form.contains("Go back and look whether it was done"), form);
        assertFalse(form.contains("data-again"), "it would ask for a form's address");
        assertFalse(server.ready().toCompletableFuture().isDone());
        TestDatabase.run("CREATE DATABASE " + url.substring(url.lastIndexOf('/') + 1));
        server.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals(200, status(port, "/health/ready"));
        assertEquals(401, status(port, "/api/v1/schedules"));
        stop(server);
    }

    private static String page(int port, HttpRequest.Builder asked) throws Exception {
        HttpRequest request = asked.uri(URI.create("http://127.0.0.1:" + port + "/admin/schedules/new"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(503, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    void aPortInUseEndsIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WebServer server = start(TestDatabase.freshSchema(), taken.getLocalPort());
            assertEquals(1, exits.poll(30, TimeUnit.SECONDS));
            stop(server);
        }
    }

    @Test
    void tablesOfSomebodyElseAreLeftAlone() throws Exception {
        String url = TestDatabase.freshSchema();
        String schema = url.substring(url.lastIndexOf('/') + 1);
        TestDatabase.run("CREATE TABLE " + schema + ".Schedule (theirs INT)");
        WebServer server = start(url, 0);
        assertEquals(78, exits.poll(30, TimeUnit.SECONDS));
        stop(server);
        TestDatabase.run("SELECT theirs FROM " + schema + ".Schedule");
    }

    @Test
    void withoutAnAdminOnlyThePrintedCodeMakesOne() throws Exception {
        int port = freePort();
        WebServer server = start(TestDatabase.freshSchema(), port);
        server.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
        String guess = "{\"code\":\"guess\",\"email\":\"eve@example.org\",\"password\":\"long enough\"}";
        HttpResponse<String> refused = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/auth/setup"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(guess))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("code"), refused.body());
        stop(server);
    }

    private WebServer start(String url, int port) {
        return WebServer.start(
                TestServer.settings(Map.of(
                        "DATABASE_URL",
                        url,
                        "JWT_SECRET",
                        TestServer.SECRET,
                        "HOST",
                        "127.0.0.1",
                        "PORT",
                        Integer.toString(port))),
                ConfigFactory.load(),
                InstantSource.system(),
                exits::add);
    }

    private static void stop(WebServer server) throws Exception {
        server.stop().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static int status(int port, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException | InterruptedException e) {
            return 0;
        }
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
