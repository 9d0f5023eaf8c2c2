package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.hourhand.run.Ids;
import io.hourhand.run.RunStatus;
import io.hourhand.store.access.Role;
import io.hourhand.store.access.UserStore;
import io.hourhand.wire.DaemonPaths;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What streams do over time, with a server whose minutes are seconds. */
class StreamsIT {

    @RegisterExtension
    static final TestServer server = TestServer.with("""
            hourhand.web.streams { keep-alive = 1s, recheck = 1s }
            pekko.http.server.idle-timeout = 4s
            """);

    private final FakeDaemon daemon = new FakeDaemon();
    private final Samples samples =
            Samples.inTheNameOf(daemon.takeCharge(server.stores().workers()), server.stores(), server.url());

    @AfterEach
    void theDaemonIsGone() {
        daemon.close();
        server.stores().workers().running().ifPresent(worker -> server.stores()
                .workers()
                .stopped(worker.id()));
    }

    @Test
    void howeverManyWatchARunItsLinesComeFromTheDaemonOnce() throws Exception {
        UUID run = running("watched by many");
        samples.lines(run, 0, 1, 500);
        List<Listener> watchers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            watchers.add(listen(run, "Last-Event-ID", Integer.toString(i * 10)));
        }
        String upstream = DaemonPaths.log(run, 500);
        LongStream.rangeClosed(501, 3_000).forEach(seq -> daemon.sends(upstream, LogStreamIT.line(seq)));
        for (Listener watcher : watchers) {
            Eventually.holds(() -> watcher.heard("\"line 3000\""));
        }
        // Who comes late finds the newest lines here, and they are not asked for again.
        watchers.add(listen(run, "Last-Event-ID", "2990"));
        Eventually.holds(() -> watchers.getLast().heard("\"line 3000\""));
        for (int i = 0; i < 60; i++) {
            assertEquals(
                    LogStreamIT.numbers(i * 10 + 1, 3_000),
                    LogStreamIT.ids(watchers.get(i).soFar()));
        }
        assertEquals(
                List.of("GET " + upstream),
                daemon.asked().stream()
                        .filter(asked -> asked.contains(run.toString()))
                        .toList());
        watchers.forEach(Listener::close);
        Eventually.holds(() -> openStreams() == 0);
    }

    @Test
    void aReaderThatTakesNothingHoldsNobodyUpAndIsSentAway() throws Exception {
        UUID run = running("stalled");
        try (Socket stalled = new Socket();
                Listener reader = listen(run)) {
            stalled.setReceiveBufferSize(4_096);
            stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            stalled.getOutputStream()
                    .write(("GET " + LogStreamIT.stream(run) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + server.token(Role.VIEWER) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Eventually.holds(() -> openStreams() == 2);
            String upstream = DaemonPaths.log(run, 0);
            Eventually.holds(() -> daemon.asked().contains("GET " + upstream));
            // Both ways, as a daemon does: who falls out of the window of shared lines finds them in the table.
            samples.lines(run, 0, 1, 12_001);
            String filler = "x".repeat(2_000);
            LongStream.rangeClosed(1, 12_000).forEach(seq -> daemon.sends(upstream, LogStreamIT.line(seq, filler)));
            daemon.sends(upstream, LogStreamIT.line(12_001));
            Eventually.holds(() -> reader.heard("\"line 12001\""));
            assertEquals(LogStreamIT.numbers(1, 12_001), LogStreamIT.ids(reader.soFar()));
            Eventually.holds(() -> openStreams() == 1);
        }
    }

    @Test
    void withoutADaemonLinesComeFromTheTable() throws Exception {
        UUID run = running("left alone");
        server.stores()
                .workers()
                .stopped(server.stores().workers().running().orElseThrow().id());
        samples.lines(run, 0, 1, 2);
        try (Listener listener = listen(run)) {
            Eventually.holds(() -> listener.heard("\"line 2\""));
            samples.lines(run, 0, 3, 5);
            Eventually.holds(() -> listener.heard("\"line 5\""));
            assertEquals(LogStreamIT.numbers(1, 5), LogStreamIT.ids(listener.soFar()));
        }
        assertTrue(daemon.asked().isEmpty());
    }

    @Test
    void aStreamBeginsAtTheTailForWhoWantsNoMore() throws Exception {
        UUID run = running("tail");
        samples.lines(run, 0, 1, 1_000);
        try (Listener listener = new Listener(
                server,
                server.request("GET", LogStreamIT.stream(run) + "?tail=10")
                        .header("Authorization", "Bearer " + server.token(Role.VIEWER))
                        .build())) {
            Eventually.holds(() -> listener.heard("\"line 1000\""));
            assertEquals(LogStreamIT.numbers(991, 1_000), LogStreamIT.ids(listener.soFar()));
        }
    }

    @Test
    void aSilentStreamIsKeptOpen() throws Exception {
        UUID run = running("silent");
        try (Listener listener = listen(run)) {
            Eventually.holds(() ->
                    listener.soFar().stream().filter(line -> line.equals(":")).count() >= 6);
        }
        var usual = ConfigFactory.load().getConfig("hourhand.web.streams");
        assertEquals(Duration.ofSeconds(15), usual.getDuration("keep-alive"));
        assertTrue(usual.getDuration("recheck").compareTo(Duration.ofSeconds(60)) < 0);
    }

    @Test
    void aStreamEndsSoonAfterTheRightToReadIt() throws Exception {
        UUID run = running("rights");
        UserStore users = server.stores().users();
        for (String how : List.of("logout", "role", "password", "disabled", "expiry")) {
            UUID user = users.create(how + "@example.org", "none", Role.OPERATOR, Instant.now())
                    .orElseThrow()
                    .id();
            String token = server.tokenOf(user, Duration.ofSeconds(how.equals("expiry") ? 3 : 1_000));
            try (Listener log = listen(LogStreamIT.stream(run), token);
                    Listener events = listen("/api/v1/events", token);
                    Listener other = listen(run)) {
                switch (how) {
                    case "logout" -> server.send("POST", "/api/v1/auth/logout", Optional.of(token));
                    case "role" -> edit(user, "{\"role\":\"VIEWER\"}");
                    case "password" -> edit(user, "{\"password\":\"another long password\"}");
                    case "disabled" -> edit(user, "{\"disabled\":true}");
                    default -> assertFalse(log.ended());
                }
                assertFalse(log.all().contains("event: end"), how);
                events.all();
                assertFalse(other.ended(), how);
            }
        }
    }

    @Test
    void aStreamEndsSoonAfterItsApiTokenIsRevoked() throws Exception {
        UUID run = running("by a token");
        var made = TestServer.json(
                server.as(Role.ADMIN, "POST", "/api/v1/tokens", "{\"name\":\"dashboard\",\"role\":\"VIEWER\"}"));
        String token = made.path("token").textValue();
        try (Listener log = listen(LogStreamIT.stream(run), token)) {
            Eventually.holds(() -> openStreams() == 1);
            assertFalse(log.ended());
            server.as(Role.ADMIN, "DELETE", "/api/v1/tokens/" + made.path("id").textValue());
            assertFalse(log.all().contains("event: end"));
        }
    }

    @Test
    void whoAsksForBeatsHearsOneAtOnceAndAgainAndOthersHaveComments() throws Exception {
        UUID run = running("beats");
        String beat = "event: beat";
        for (String path : List.of(LogStreamIT.stream(run), "/api/v1/events")) {
            try (Listener asked = listen(path + "?beats=true", server.token(Role.VIEWER));
                    Listener other = listen(path, server.token(Role.VIEWER))) {
                Eventually.holds(() -> Collections.frequency(asked.soFar(), beat) > 1);
                assertEquals(beat, asked.soFar().getFirst());
                assertEquals("data: {\"everyMs\":1000}", asked.soFar().get(1));
                Eventually.holds(() -> Collections.frequency(other.soFar(), ":") > 1);
                assertFalse(other.heard(beat));
            }
        }
    }

    @Test
    void aServerThatStopsEndsItsStreamsInsteadOfBreakingThem() throws Exception {
        String told = "event: end\ndata: {\"reason\":\"shutdown\"}\n\n";
        assertTrue(untilItStops(run -> "/api/v1/events").contains(told));
        assertTrue(untilItStops(LogStreamIT::stream).contains(told));
    }

    /** All that a stream says to its end. */
    private static String untilItStops(Function<UUID, String> stream) throws Exception {
        TestServer another = new TestServer();
        another.start();
        Samples others = Samples.inTheNameOf(Ids.next(), another.stores(), another.url());
        UUID run = others.run(others.schedule("goes on"));
        others.status(run, RunStatus.RUNNING, Instant.now());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), another.port())) {
            socket.getOutputStream()
                    .write(("GET " + stream.apply(run) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + another.token(Role.VIEWER) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String head = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 200", head);
            another.stop();
            // What a connection that breaks lacks: the empty chunk at the end of an answer that is whole.
            StringBuilder rest = new StringBuilder();
            while (!rest.toString().endsWith("\r\n0\r\n\r\n")) {
                int next = in.read();
                assertTrue(next >= 0, rest.toString());
                rest.append((char) next);
            }
            return rest.toString();
        }
    }

    private static void edit(UUID user, String body) {
        assertEquals(
                200,
                server.as(Role.ADMIN, "PATCH", "/api/v1/users/" + user, body).statusCode());
    }

    private UUID running(String name) {
        UUID run = samples.run(samples.schedule(name));
        samples.status(run, RunStatus.RUNNING, Instant.now());
        return run;
    }

    private static long openStreams() {
        return server.as(Role.VIEWER, "GET", "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("hourhand_event_streams "))
                .mapToLong(line -> Long.parseLong(line.substring(23)))
                .sum();
    }

    private static Listener listen(UUID run, String... headers) {
        var request = server.request("GET", LogStreamIT.stream(run))
                .header("Authorization", "Bearer " + server.token(Role.VIEWER));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Listener(server, request.build());
    }

    private static Listener listen(String path, String token) {
        return new Listener(
                server,
                server.request("GET", path)
                        .header("Authorization", "Bearer " + token)
                        .build());
    }
}
