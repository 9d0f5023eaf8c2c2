package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a real daemon makes of a run that is asked for while the one before it goes on: each rule, by Run Now. */
final class OverlapIT {

    private static final Schema SCHEMA = Schema.usual();
    private static final Services SERVICES = new Services(SCHEMA.url());

    @SuppressWarnings("NullAway.Init")
    private static Client client;

    private final Gate gate = new Gate(SCHEMA);

    @BeforeAll
    static void start() {
        client = SERVICES.web();
        SERVICES.daemon(Map.of("MAX_PARALLEL_RUNS", "2")).awaitLine(Services.POLLING);
    }

    @AfterAll
    static void stop() {
        SERVICES.close();
        SCHEMA.close();
    }

    @AfterEach
    void closeGate() {
        gate.close();
    }

    @Test
    @Tag("faults-row-65")
    void skipRefusesASecondRunAndNamesTheOneInTheWay() {
        String schedule = create("skip", "SKIP");
        String first = running(schedule);
        List<String> second = ask(schedule);
        assertEquals("REJECTED", second.getFirst());
        assertTrue(second.getLast().contains(first), second::toString);
        gate.open();
        stand(schedule, "SUCCEEDED");
    }

    @Test
    void queueOneLetsOneWaitAndRefusesTheNext() {
        String schedule = create("queue one", "QUEUE_ONE");
        running(schedule);
        assertEquals("CLAIMED", ask(schedule).getFirst());
        assertEquals("REJECTED", ask(schedule).getFirst());
        stand(schedule, "RUNNING", "QUEUED");
        gate.open();
        stand(schedule, "SUCCEEDED", "SUCCEEDED");
        oneAfterAnother(schedule);
    }

    @Test
    void queueAllLetsAllWaitAndRunsThemInOrder() {
        String schedule = create("queue all", "QUEUE_ALL");
        running(schedule);
        ask(schedule);
        ask(schedule);
        stand(schedule, "RUNNING", "QUEUED", "QUEUED");
        gate.open();
        stand(schedule, "SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
        oneAfterAnother(schedule);
    }

    @Test
    void cancelRunningEndsTheRunThatGoesOnAndThenStarts() {
        String schedule = create("cancel running", "CANCEL_RUNNING");
        running(schedule);
        ask(schedule);
        stand(schedule, "CANCELLED", "RUNNING");
        gate.open();
        stand(schedule, "CANCELLED", "SUCCEEDED");
    }

    @Test
    void allowStartsTheSecondBesideTheFirst() {
        String schedule = create("allow", "ALLOW");
        running(schedule);
        ask(schedule);
        stand(schedule, "RUNNING", "RUNNING");
        gate.open();
        stand(schedule, "SUCCEEDED", "SUCCEEDED");
    }

    @Test
    void whatWaitsForAPlaceIsLateAndNotOverlapped() {
        running(create("first place", "SKIP"));
        running(create("second place", "SKIP"));
        String late = create("late", "SKIP");
        assertEquals("CLAIMED", ask(late).getFirst());
        stand(late, "QUEUED");
        gate.open();
        stand(late, "SUCCEEDED");
    }

    /** Slots, not requests: the ledger says which got a run and what was in the way of the others. */
    @Test
    void aSlotDuringARunIsSkippedWithTheRunInTheWayAsEvidence() {
        String schedule = create("each second", "SKIP", "PT1S");
        String ledger = "SELECT outcome, reason, evidence = CONCAT('blocked by run ', (SELECT runId FROM ScheduleSlot"
                + " WHERE scheduleId = '" + schedule
                + "' ORDER BY dueAt LIMIT 1)) FROM ScheduleSlot WHERE scheduleId = '"
                + schedule + "' ORDER BY dueAt LIMIT 3";
        Eventually.equal(List.of("RAN|null|null", "SKIPPED|OVERLAP|1", "SKIPPED|OVERLAP|1"), () -> SCHEMA.rows(ledger));
        gate.open();
        Eventually.equal(true, () -> !SCHEMA.rows("SELECT 1 FROM ScheduleSlot WHERE scheduleId = '" + schedule
                        + "' AND outcome = 'RAN' LIMIT 1, 1")
                .isEmpty());
        client.patch("/api/v1/schedules/" + schedule, "{\"enabled\":false}").expect(200);
    }

    /** Begins a run, and waits until it goes on. */
    private static String running(String schedule) {
        List<String> first = ask(schedule);
        stand(schedule, "RUNNING");
        return first.get(1);
    }

    /** Run Now; answers what became of it: status, run, reason. */
    private static List<String> ask(String schedule) {
        String trigger =
                client.run(schedule).expect(202).body().path("triggerId").asText();
        String row = "FROM ScheduleTrigger WHERE id = '" + trigger + "'";
        Eventually.equal(List.of("1"), () -> SCHEMA.rows("SELECT status <> 'PENDING' " + row));
        return List.of(
                SCHEMA.rows("SELECT status, runId, reason " + row).getFirst().split("\\|", 3));
    }

    private static void stand(String schedule, String... statuses) {
        Eventually.equal(
                List.of(statuses),
                () -> SCHEMA.rows("SELECT status FROM ScheduleRun WHERE scheduleId = '" + schedule + "' ORDER BY id"));
    }

    private static void oneAfterAnother(String schedule) {
        assertEquals(
                List.of(),
                SCHEMA.rows("SELECT later.id FROM ScheduleRun AS later JOIN ScheduleRun AS former"
                        + " ON former.scheduleId = later.scheduleId AND former.id < later.id"
                        + " AND former.finishedAt > later.startedAt WHERE later.scheduleId = '" + schedule + "'"));
    }

    private String create(String name, String overlap) {
        return create(name, overlap, "");
    }

    /** @param every an interval, or nothing for a schedule that is off */
    private String create(String name, String overlap, String every) {
        ObjectNode schedule =
                JsonNodeFactory.instance.objectNode().put("name", name).put("overlap", overlap);
        schedule.put("enabled", !every.isEmpty());
        schedule.putObject("timing").put("type", "every").put("interval", every.isEmpty() ? "P1D" : every);
        schedule.putArray("jobs").add(gate.job("gated"));
        return client.post("/api/v1/schedules", schedule)
                .expect(201)
                .body()
                .path("id")
                .asText();
    }
}
