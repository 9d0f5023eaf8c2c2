package io.hourhand.daemon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.net.httpserver.HttpServer;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpJobsIT {

    private final RecordingContext context = new RecordingContext();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + exchange.getRequestHeaders().getFirst("X-Who"));
            int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            byte[] body = "so it is".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/200");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theRequestIsMadeAsConfiguredAndItsAnswerIsLogged() throws Exception {
        assertEquals(
                Optional.of("answered 200"),
                ready("/200", ",\"method\":\"PUT\",\"body\":\"hi\",\"headers\":{\"X-Who\":\"ada\"}")
                        .run(context));
        assertEquals(List.of("PUT hi " + RecordingContext.RUN + "/1 ada"), heard);
        assertTrue(context.lines().contains("so it is"), context.lines().toString());
    }

    @Test
    void anUnexpectedStatusIsAFailureThatNamesBoth() {
        JobFailure failure =
                assertThrows(JobFailure.class, () -> ready("/500", "").run(context));
        assertTrue(failure.toString().contains("answered 500; expected [200]"), failure.toString());
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        assertThrows(JobFailure.class, () -> ready("/302", "").run(context));
        assertEquals(1, heard.size());
        assertEquals(
                Optional.of("answered 302"),
                ready("/302", ",\"expectStatus\":[301,302]").run(context));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://host/x", "file:///etc/passwd", "http://", "not a url"})
    void anAddressThatIsNoneIsRefused(String url) {
        Parsed<JobType.Work> parsed = new HttpJobs().prepare(job("{\"url\":\"" + url + "\"}"));
        assertTrue(parsed instanceof Parsed.Invalid<JobType.Work>, parsed.toString());
    }

    private JobType.Work ready(String path, String more) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return switch (new HttpJobs().prepare(job("{\"url\":\"" + url + "\"" + more + "}"))) {
            case Parsed.Valid<JobType.Work>(JobType.Work work) -> work;
            case Parsed.Invalid<JobType.Work>(String message) -> fail(message);
        };
    }

    private static JobSpec job(String config) {
        return new JobSpec("job", "http", config, Duration.ofMinutes(1), Retry.DEFAULT, OnRestart.RERUN);
    }
}
