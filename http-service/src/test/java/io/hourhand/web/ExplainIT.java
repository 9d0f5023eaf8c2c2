package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.policy.Cause;
import io.hourhand.policy.SlotReason;
import io.hourhand.run.Ids;
import io.hourhand.run.NewRun;
import io.hourhand.run.NextSlot;
import io.hourhand.run.RunPlan;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.SlotOutcome;
import io.hourhand.store.access.Role;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExplainIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void aSlotToComeIsExplainedWithItsLocalTimeAndItsClockChange() {
        String schedule = create("Paris at night", "30 2 * * *", "Europe/Paris");
        JsonNode told = explain(schedule, "2027-03-28T01:00:00Z");
        assertTrue(told.path("fires").booleanValue());
        assertEquals("WILL_RUN", told.path("fate").textValue());
        assertEquals("2027-03-28T03:00", told.path("firing").path("local").textValue());
        assertEquals(
                "clock jumps from 02:00 to 03:00; runs at 03:00",
                told.path("firing").path("note").textValue());
        assertEquals(1, told.path("decidedBy").path("version").intValue());
        assertEquals("2027-03-29T00:30:00Z", told.path("next").path("dueAt").textValue());
    }

    @Test
    void anInstantWithoutASlotIsExplainedToo() {
        String schedule = create("Elsewhere", "30 2 * * *", "Europe/Paris");
        JsonNode told = explain(schedule, "2027-03-28T02:00:00%2B01:00");
        assertEquals("WILL_RUN", told.path("fate").textValue());
        JsonNode beside = explain(schedule, "2027-03-28T01:01:00Z");
        assertEquals("NO_SLOT", beside.path("fate").textValue());
        assertTrue(beside.path("why").textValue().contains("2027-03-28 03:01:00"), beside.toString());
        assertEquals(
                "NOT_MADE_YET",
                explain(schedule, "2020-01-01T00:00:00Z").path("rule").textValue());
    }

    @Test
    void whatTheLedgerSaysOfASlotIsWhatIsTold() {
        UUID id = UUID.fromString(create("Decided", "0 * * * *", "UTC"));
        StoredSchedule schedule = server.stores().schedules().find(id).orElseThrow();
        Instant first = schedule.nextDueAt().orElseThrow();
        Instant second = first.plus(Duration.ofHours(1));
        UUID run = Ids.next();
        decide(schedule, run, first, second);
        JsonNode ran = explain(id.toString(), first.toString());
        assertEquals("RAN", ran.path("fate").textValue());
        assertEquals(run.toString(), ran.path("run").path("id").textValue());
        assertEquals(run.toString(), ran.path("slot").path("runId").textValue());
        JsonNode skipped = explain(id.toString(), second.toString());
        assertEquals("SKIPPED", skipped.path("fate").textValue());
        assertEquals("OVERLAP", skipped.path("rule").textValue());
        assertTrue(skipped.path("why").textValue().contains("blocked by run " + run), skipped.toString());
        assertEquals(
                "WILL_RUN",
                explain(id.toString(), second.plus(Duration.ofHours(1)).toString())
                        .path("fate")
                        .textValue());
    }

    @Test
    void aRetryOfASlotsRunIsToldBesideItAndLeavesTheSlotsFateAlone() {
        UUID id = UUID.fromString(create("Tried again", "0 * * * *", "UTC"));
        StoredSchedule schedule = server.stores().schedules().find(id).orElseThrow();
        Instant first = schedule.nextDueAt().orElseThrow();
        UUID run = Ids.next();
        decide(schedule, run, first, first.plus(Duration.ofHours(1)));
        UUID again = again(schedule, first);
        JsonNode told = explain(id.toString(), first.toString());
        assertEquals("RAN", told.path("fate").textValue());
        assertEquals(run.toString(), told.path("run").path("id").textValue());
        assertEquals(1, told.path("otherRuns").size());
        assertEquals(again.toString(), told.path("otherRuns").path(0).path("id").textValue());
    }

    @Test
    void whatIsNoInstantAndNoScheduleIsRefused() {
        String schedule = create("Refused", "0 * * * *", "UTC");
        assertEquals(400, get("/api/v1/schedules/" + schedule + "/explain?at=tomorrow"));
        assertEquals(400, get("/api/v1/schedules/" + schedule + "/explain?at=%2B12027-01-01T00:00:00Z"));
        assertEquals(404, get("/api/v1/schedules/" + Ids.next() + "/explain?at=2027-01-01T00:00:00Z"));
    }

    private static void decide(StoredSchedule schedule, UUID run, Instant ran, Instant skipped) {
        UUID worker = Ids.next();
        try (Lease lease = Lease.connect(server.url())) {
            lease.acquire(Duration.ofSeconds(5));
            ClaimStore claims = new ClaimStore(server.stores().database(), worker, lease.takeOver(worker));
            SlotEntry overlapped = new SlotEntry(
                    schedule.id(),
                    skipped,
                    Optional.empty(),
                    1,
                    SlotOutcome.SKIPPED,
                    Optional.of(SlotReason.OVERLAP.name()),
                    Optional.of("blocked by run " + run),
                    Optional.empty());
            Instant next = skipped.plus(Duration.ofHours(1));
            assertEquals(
                    ClaimStore.Claimed.DONE,
                    claims.slots(
                            schedule,
                            List.of(SlotEntry.ran(schedule.id(), ran, run), overlapped),
                            List.of(run(schedule, run, Cause.SCHEDULED, ran)),
                            Optional.of(new NextSlot(next, next)),
                            ran));
        }
    }

    /** A run that points to a slot which had its own already. */
    private static UUID again(StoredSchedule schedule, Instant slot) {
        UUID worker = Ids.next();
        UUID run = Ids.next();
        Instant now = Instant.now();
        UUID request = server.stores()
                .triggers()
                .runNow(schedule.id(), "test", Optional.empty(), now)
                .id();
        try (Lease lease = Lease.connect(server.url())) {
            lease.acquire(Duration.ofSeconds(5));
            new ClaimStore(server.stores().database(), worker, lease.takeOver(worker))
                    .trigger(request, run(schedule, run, Cause.RETRY, slot), now);
        }
        return run;
    }

    private static NewRun run(StoredSchedule schedule, UUID id, Cause cause, Instant dueAt) {
        return new NewRun(
                id,
                schedule.id(),
                schedule.definition().name(),
                cause,
                dueAt,
                Optional.of(dueAt),
                RunPlan.whole(schedule.definition()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String create(String name, String cron, String zone) {
        String body = "{\"name\":\"" + name + "\",\"enabled\":true,\"timeZone\":\"" + zone
                + "\",\"timing\":{\"type\":\"cron\",\"expression\":\"" + cron
                + "\"},\"jobs\":[{\"name\":\"one\",\"type\":\"sql\",\"config\":{\"statement\":\"SELECT 1\"}}]}";
        return json(server.as(Role.ADMIN, "POST", "/api/v1/schedules", body))
                .path("id")
                .textValue();
    }

    private static JsonNode explain(String schedule, String at) {
        return json(server.as(Role.VIEWER, "GET", "/api/v1/schedules/" + schedule + "/explain?at=" + at));
    }

    private static int get(String path) {
        return server.as(Role.VIEWER, "GET", path).statusCode();
    }
}
