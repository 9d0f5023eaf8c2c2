package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.RunStatus;
import io.hourhand.store.access.Role;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a first visit to each page costs over the wire, with all that the page loads. */
class WeightIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final int MOST = 150_000;
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/static/[^\"]+)\"");

    @Test
    void noPageWeighsMoreThanAHundredAndFiftyKilobytesWithAllThatItLoads() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon()) {
            Samples samples =
                    Samples.inTheNameOf(daemon.takeCharge(server.stores().workers()), server.stores(), server.url());
            UUID schedule = samples.schedule("schedule 0").id();
            UUID run = samples.run(samples.schedule("with a run"));
            samples.lines(run, 0, 1, 5_000);
            samples.status(run, RunStatus.SUCCEEDED, Instant.now());
            for (int i = 1; i < 60; i++) {
                samples.run(samples.schedule("schedule " + i));
            }
            for (String path : new String[] {
                "/",
                "/admin/schedules",
                "/admin/schedules?size=100",
                "/admin/schedules/" + schedule,
                "/admin/schedules/" + schedule + "/edit",
                "/admin/schedules/" + schedule + "/slots",
                "/admin/schedules/upcoming",
                "/admin/schedules/new",
                "/admin/jobs",
                "/admin/runs/" + run,
                "/admin/workers",
                "/admin/users",
                "/admin/help",
                "/login",
                "/nowhere"
            }) {
                int weight = weight(path);
                assertTrue(weight < MOST, path + " weighs " + weight);
            }
        }
    }

    private static int weight(String path) throws Exception {
        HttpResponse<byte[]> page = get(path);
        assertEquals("gzip", page.headers().firstValue("Content-Encoding").orElse(""), path);
        int sum = page.body().length;
        String html = new String(
                new GZIPInputStream(new ByteArrayInputStream(page.body())).readAllBytes(), StandardCharsets.UTF_8);
        for (Matcher asset = ASSET.matcher(html); asset.find(); ) {
            HttpResponse<byte[]> file = get(asset.group(1));
            assertEquals(200, file.statusCode(), asset.group(1));
            sum += file.body().length;
        }
        return sum;
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return server.client()
                .send(
                        server.request("GET", path, "", "Accept-Encoding", "gzip", "Accept", "text/html")
                                .header("Cookie", "hourhand=" + server.token(Role.ADMIN))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
