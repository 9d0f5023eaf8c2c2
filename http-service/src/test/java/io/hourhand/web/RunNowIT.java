package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.run.RunStatus;
import io.hourhand.run.TriggerStatus;
import io.hourhand.store.access.Role;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.wire.TriggerAnswer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunNowIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final FakeDaemon daemon = new FakeDaemon();
    private Samples samples = Samples.inTheNameOf(new UUID(0, 0), server.stores(), server.url());

    @BeforeEach
    void aDaemonIsInCharge() {
        UUID worker = daemon.takeCharge(server.stores().workers());
        samples = Samples.inTheNameOf(worker, server.stores(), server.url());
        daemon.answers("/nudge/schedules", "");
        daemon.answers("/nudge/cancels/", "");
    }

    @AfterEach
    void theDaemonIsGone() {
        daemon.close();
        server.stores().workers().running().ifPresent(worker -> server.stores()
                .workers()
                .stopped(worker.id()));
    }

    @Test
    void aRequestThatTheDaemonTakesIsStartedAndNamesItsRun() {
        StoredSchedule schedule = samples.schedule("started");
        UUID run = UUID.randomUUID();
        daemon.answers("/nudge/triggers/", Json.write(TriggerAnswer.started(run)));
        HttpResponse<String> response = runNow(schedule);
        assertEquals(202, response.statusCode());
        assertEquals("STARTED", json(response).path("status").textValue());
        assertEquals(run.toString(), json(response).path("runId").textValue());
        assertEquals(
                "/api/v1/runs/" + run, response.headers().firstValue("Location").orElseThrow());
        String trigger = json(response).path("triggerId").textValue();
        assertTrue(daemon.asked().contains("POST /nudge/triggers/" + trigger));
    }

    @Test
    void aRequestThatTheOverlapRuleForbidsIsRejectedWithTheReason() {
        StoredSchedule schedule = samples.schedule("rejected");
        daemon.answers("/nudge/triggers/", Json.write(TriggerAnswer.rejected("another run is going")));
        JsonNode answer = json(runNow(schedule));
        assertEquals("REJECTED", answer.path("status").textValue());
        assertEquals("another run is going", answer.path("reason").textValue());
    }

    @Test
    void aDaemonThatDoesNotAnswerLeavesTheRequestQueued() {
        JsonNode answer = json(runNow(samples.schedule("hanging")));
        assertQueued(answer);
    }

    @Test
    void withoutADaemonTheRequestIsKept() {
        daemon.close();
        server.stores().workers().running().ifPresent(worker -> server.stores()
                .workers()
                .stopped(worker.id()));
        JsonNode answer = json(runNow(samples.schedule("alone")));
        assertQueued(answer);
        assertEquals(
                TriggerStatus.PENDING,
                server.stores()
                        .triggers()
                        .find(UUID.fromString(answer.path("triggerId").textValue()))
                        .orElseThrow()
                        .status());
    }

    @Test
    void theSameKeyGivesTheSameRequest() {
        StoredSchedule schedule = samples.schedule("keyed");
        daemon.answers("/nudge/triggers/", Json.write(TriggerAnswer.queued("busy")));
        JsonNode first = json(runNow(schedule, "Idempotency-Key", "k-1"));
        JsonNode second = json(runNow(schedule, "Idempotency-Key", "k-1"));
        JsonNode other = json(runNow(schedule, "Idempotency-Key", "k-2"));
        assertEquals(first.path("triggerId"), second.path("triggerId"));
        assertTrue(!first.path("triggerId").equals(other.path("triggerId")));
        assertEquals(400, runNow(schedule, "Idempotency-Key", "k".repeat(201)).statusCode());
    }

    @Test
    void aRunThatHasNotEndedIsCancelledAndTheDaemonIsTold() throws Exception {
        UUID run = samples.run(samples.schedule("cancelled"));
        HttpResponse<String> response = server.as(Role.OPERATOR, "POST", "/api/v1/runs/" + run + "/cancel");
        assertEquals(202, response.statusCode());
        assertEquals(
                "operator@example.org", json(response).path("cancelRequestedBy").textValue());
        Eventually.holds(() -> daemon.asked().contains("POST /nudge/cancels/" + run));
        samples.status(run, RunStatus.CANCELLED, Instant.now());
        assertEquals(
                409,
                server.as(Role.OPERATOR, "POST", "/api/v1/runs/" + run + "/cancel")
                        .statusCode());
    }

    @Test
    void onlyARunThatHasEndedIsRetried() {
        StoredSchedule schedule = samples.schedule("retried");
        UUID run = samples.run(schedule);
        String path = "/api/v1/runs/" + run + "/retry";
        daemon.answers("/nudge/triggers/", Json.write(TriggerAnswer.queued("busy")));
        assertEquals(409, server.as(Role.OPERATOR, "POST", path).statusCode());
        samples.status(run, RunStatus.FAILED, Instant.now());
        assertEquals(
                400,
                server.as(Role.OPERATOR, "POST", path, "{\"from\":\"middle\"}").statusCode());
        assertEquals(
                202,
                server.as(Role.OPERATOR, "POST", path, "{\"from\":\"start\"}").statusCode());
        assertEquals(202, server.as(Role.OPERATOR, "POST", path).statusCode());
    }

    @Test
    void anEditIsToldToTheDaemon() throws Exception {
        StoredSchedule schedule = samples.schedule("edited");
        server.as(Role.OPERATOR, "PATCH", "/api/v1/schedules/" + schedule.id(), "{\"enabled\":true}");
        Eventually.holds(() -> daemon.asked().contains("POST /nudge/schedules"));
    }

    @Test
    void theDaemonIsShownWithoutItsKey() {
        HttpResponse<String> workers = server.as(Role.ADMIN, "GET", "/api/v1/workers");
        assertEquals(
                "RUNNING", json(workers).path("items").path(0).path("status").textValue());
        assertTrue(!workers.body().contains(FakeDaemon.KEY), workers.body());
        assertEquals(200, server.open("GET", "/health/daemon").statusCode());
    }

    private static HttpResponse<String> runNow(StoredSchedule schedule, String... headers) {
        String[] bodyAndHeaders = new String[headers.length + 1];
        bodyAndHeaders[0] = "";
        System.arraycopy(headers, 0, bodyAndHeaders, 1, headers.length);
        return server.as(Role.OPERATOR, "POST", "/api/v1/schedules/" + schedule.id() + "/run", bodyAndHeaders);
    }

    private static void assertQueued(JsonNode answer) {
        assertEquals("QUEUED", answer.path("status").textValue());
        assertTrue(answer.path("runId").isNull());
        assertTrue(Instant.parse(answer.path("startsBy").textValue()).isAfter(Instant.now()));
    }
}
