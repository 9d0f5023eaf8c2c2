package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.json.Json;
import io.hourhand.run.RunStatus;
import io.hourhand.store.access.Role;
import io.hourhand.wire.DaemonPaths;
import io.hourhand.wire.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogStreamIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

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
    void theTextIsAllLinesOrTheLastOrThoseOfAJob() {
        UUID run = ended("text");
        samples.lines(run, 0, 1, 3);
        samples.lines(run, 1, 4, 5);
        String path = "/api/v1/runs/" + run + "/logs";
        assertEquals("line 1\nline 2\nline 3\nline 4\nline 5\n", text(path));
        assertEquals("line 3\nline 4\nline 5\n", text(path + "?tail=3"));
        assertEquals("", text(path + "?tail=0"));
        String job = server.stores().jobs().ofRun(run).getFirst().id().toString();
        assertEquals("line 1\nline 2\nline 3\n", text(path + "?jobId=" + job));
        assertEquals("line 3\n", text(path + "?tail=1&jobId=" + job));
        assertEquals(
                404,
                server.as(Role.VIEWER, "GET", "/api/v1/runs/" + UUID.randomUUID() + "/logs")
                        .statusCode());
    }

    @Test
    void aFinishedRunIsStreamedFromTheTableAndEnds() throws Exception {
        UUID run = ended("finished");
        samples.lines(run, 0, 1, 2_000);
        try (Listener listener = listen(run)) {
            List<String> lines = listener.all();
            assertEquals(numbers(1, 2_000), ids(lines));
            assertTrue(lines.contains("event: end"));
        }
        assertTrue(daemon.asked().isEmpty());
    }

    @Test
    void aReaderThatComesBackGetsTheRest() throws Exception {
        UUID run = ended("resumed");
        samples.lines(run, 0, 1, 10);
        try (Listener listener = listen(run, "Last-Event-ID", "7")) {
            assertEquals(numbers(8, 10), ids(listener.all()));
        }
        assertEquals(
                400,
                server.as(Role.VIEWER, "GET", stream(run), "", "Last-Event-ID", "x")
                        .statusCode());
    }

    @Test
    void aRunningRunIsStreamedWithoutGapAndWithoutRepeatAcrossTableAndDaemon() throws Exception {
        UUID run = samples.run(samples.schedule("running"));
        samples.status(run, RunStatus.RUNNING, Instant.now());
        samples.lines(run, 0, 1, 3);
        try (Listener listener = listen(run)) {
            String first = DaemonPaths.log(run, 3);
            // The daemon repeats what the table has already, then its connection breaks.
            LongStream.rangeClosed(2, 6).forEach(seq -> daemon.sends(first, line(seq)));
            Eventually.holds(() -> listener.heard("line 6"));
            samples.lines(run, 0, 4, 8);
            daemon.hangsUp(first);
            Eventually.holds(() -> daemon.asked().contains("GET " + DaemonPaths.log(run, 8)));
            String second = DaemonPaths.log(run, 8);
            daemon.sends(second, line(9));
            Eventually.holds(() -> listener.heard("line 9"));
            samples.lines(run, 0, 9, 11);
            samples.status(run, RunStatus.SUCCEEDED, Instant.now());
            daemon.sends(second, "event: end\ndata: {}\n\n");
            daemon.hangsUp(second);
            assertEquals(numbers(1, 11), ids(listener.all()));
        }
    }

    @Test
    void aStreamAsksForAToken() {
        UUID run = ended("guarded");
        assertEquals(401, server.open("GET", stream(run)).statusCode());
        assertEquals(401, server.open("GET", "/api/v1/events").statusCode());
    }

    private UUID ended(String name) {
        UUID run = samples.run(samples.schedule(name));
        samples.status(run, RunStatus.SUCCEEDED, Instant.now().minusSeconds(60));
        return run;
    }

    private static Listener listen(UUID run, String... headers) {
        var request = server.request("GET", stream(run)).header("Authorization", "Bearer " + server.token(Role.VIEWER));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Listener(server, request.build());
    }

    static String stream(UUID run) {
        return "/api/v1/runs/" + run + "/logs/stream";
    }

    private static String text(String path) {
        return server.as(Role.VIEWER, "GET", path).body();
    }

    static String line(long seq) {
        return line(seq, "line " + seq);
    }

    static String line(long seq, String text) {
        LogLine line = new LogLine(seq, Instant.now(), new UUID(0, 1), text);
        return "id: " + seq + "\ndata: " + Json.write(line) + "\n\n";
    }

    static List<String> ids(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
    }

    static List<String> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }
}
