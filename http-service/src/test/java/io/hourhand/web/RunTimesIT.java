package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.run.Ids;
import io.hourhand.run.RunStatus;
import io.hourhand.store.access.Role;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long a schedule's runs take, on its page and in the API. */
class RunTimesIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final Instant START = Instant.parse("2026-06-01T02:00:00Z");

    private final Samples samples = Samples.inTheNameOf(Ids.next(), server.stores(), server.url());

    @Test
    void thePageAndTheApiSayTheSameOfTheLastHundredRunsThatEnded() {
        StoredSchedule schedule = samples.schedule("takes its time");
        ended(schedule, RunStatus.SUCCEEDED, 9_999);
        for (int seconds = 1; seconds <= 100; seconds++) {
            ended(schedule, seconds == 7 ? RunStatus.FAILED : RunStatus.SUCCEEDED, seconds);
        }
        samples.run(schedule);
        JsonNode found = durations(schedule.id());
        assertEquals(100, found.path("runs").intValue());
        assertEquals(50_000, found.path("p50Ms").longValue());
        assertEquals(95_000, found.path("p95Ms").longValue());
        assertEquals(100_000, found.path("longestMs").longValue());
        assertEquals(100_000, found.path("items").path(0).path("tookMs").longValue());
        String page = page(schedule.id());
        assertTrue(page.contains("The last 100 runs that have ended"), page);
        assertTrue(page.contains("<dd>50.0 s</dd>"), page);
        assertTrue(page.contains("<dd>1 min 35 s</dd>"), page);
        assertTrue(page.contains("<title>Failed, 7.0 s</title>"), page);
    }

    @Test
    void whatHasNeverEndedHasNone() {
        StoredSchedule schedule = samples.schedule("has not ended");
        samples.run(schedule);
        JsonNode found = durations(schedule.id());
        assertEquals(0, found.path("runs").intValue());
        assertTrue(found.path("p50Ms").isNull(), found::toString);
        assertFalse(page(schedule.id()).contains("Run time"));
    }

    @Test
    void aScheduleThatIsNotThereIsNotFound() {
        assertEquals(
                404,
                server.as(Role.VIEWER, "GET", "/api/v1/schedules/" + Ids.next() + "/durations")
                        .statusCode());
    }

    private void ended(StoredSchedule schedule, RunStatus status, long seconds) {
        UUID run = samples.run(schedule);
        samples.says(
                new RunStore.RunImage(
                        run,
                        status,
                        Optional.of(START),
                        Optional.of(START.plusSeconds(seconds)),
                        1,
                        0,
                        Optional.empty()),
                List.of(),
                List.of());
    }

    private static JsonNode durations(UUID id) {
        return TestServer.json(server.as(Role.VIEWER, "GET", "/api/v1/schedules/" + id + "/durations"));
    }

    private static String page(UUID id) {
        return Visitor.as(server, Role.VIEWER).get("/admin/schedules/" + id).body();
    }
}
