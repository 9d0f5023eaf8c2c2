package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A past range run by real daemons. One web-server for all tests, a daemon for each. */
final class BackfillIT {

    private static final Schema SCHEMA = Schema.usual();
    private static final Services WEB = new Services(SCHEMA.url());

    @SuppressWarnings("NullAway.Init")
    private static Client client;

    @BeforeAll
    static void start() {
        client = WEB.web();
    }

    @AfterAll
    static void stop() {
        WEB.close();
        SCHEMA.close();
    }

    @Test
    void aDaemonThatIsKilledInTheMiddleIsFollowedByOneThatGoesOn() {
        try (Services services = new Services(SCHEMA.url());
                Gate gate = new Gate(SCHEMA)) {
            Program killed = services.daemon();
            killed.awaitLine(Services.POLLING);
            String schedule = create("killed", gate);
            String backfill = begin(schedule);
            runs(schedule, "RUNNING 00:00");
            killed.kill();
            services.daemon().awaitLine(Services.POLLING);
            runs(schedule, "RUNNING 00:00");
            gate.open();
            runs(schedule, "SUCCEEDED 00:00", "SUCCEEDED 01:00", "SUCCEEDED 02:00");
            Eventually.equal(List.of("DONE"), () -> status(backfill));
            assertEquals(List.of(), SCHEMA.rows("SELECT * FROM ScheduleSlot WHERE scheduleId = '" + schedule + "'"));
            assertEquals(
                    List.of(),
                    SCHEMA.rows("SELECT later.id FROM ScheduleRun AS later JOIN ScheduleRun AS former ON former.dueAt"
                            + " < later.dueAt AND former.finishedAt > later.startedAt WHERE later.scheduleId = '"
                            + schedule + "' AND former.scheduleId = later.scheduleId"));
        }
    }

    @Test
    void cancellingLeavesTheRunThatGoesOnAloneUnlessItIsAskedForToo() {
        try (Services services = new Services(SCHEMA.url());
                Gate gate = new Gate(SCHEMA)) {
            services.daemon().awaitLine(Services.POLLING);
            String left = create("left alone", gate);
            String cut = create("cut too", gate);
            String leaving = begin(left);
            String cutting = begin(cut);
            runs(left, "RUNNING 00:00");
            runs(cut, "RUNNING 00:00");
            cancel(leaving, false);
            cancel(cutting, true);
            runs(cut, "CANCELLED 00:00");
            runs(left, "RUNNING 00:00");
            gate.open();
            runs(left, "SUCCEEDED 00:00");
            assertEquals(List.of("CANCELLED"), status(leaving));
            assertEquals(List.of("CANCELLED"), status(cutting));
        }
    }

    @Test
    void whatIsDueDuringABackfillIsLateAndNotSkipped() {
        try (Services services = new Services(SCHEMA.url());
                Gate gate = new Gate(SCHEMA)) {
            services.daemon().awaitLine(Services.POLLING);
            String schedule = create("late", gate);
            String backfill = begin(schedule);
            runs(schedule, "RUNNING 00:00");
            client.run(schedule).expect(202);
            Eventually.equal(
                    List.of("BACKFILL RUNNING", "MANUAL QUEUED"),
                    () -> SCHEMA.rows("SELECT CONCAT(cause, ' ', status) FROM ScheduleRun WHERE scheduleId = '"
                            + schedule + "' ORDER BY id"));
            gate.open();
            Eventually.equal(List.of("DONE"), () -> status(backfill));
            assertEquals(
                    List.of("BACKFILL", "MANUAL", "BACKFILL", "BACKFILL"),
                    SCHEMA.rows("SELECT cause FROM ScheduleRun WHERE scheduleId = '" + schedule
                            + "' AND status = 'SUCCEEDED' ORDER BY startedAt"));
        }
    }

    private static String create(String name, Gate gate) {
        ObjectNode schedule = JsonNodeFactory.instance.objectNode().put("name", name);
        schedule.putObject("timing").put("type", "cron").put("expression", "0 * * * *");
        schedule.putArray("jobs").add(gate.job("gated"));
        return client.post("/api/v1/schedules", schedule)
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    /** Three hours of a night long ago. */
    private static String begin(String schedule) {
        ObjectNode range = JsonNodeFactory.instance
                .objectNode()
                .put("from", "2026-01-05T00:00:00Z")
                .put("to", "2026-01-05T03:00:00Z");
        return client.post("/api/v1/schedules/" + schedule + "/backfills", range)
                .expect(202)
                .body()
                .path("id")
                .asText();
    }

    private static void cancel(String backfill, boolean running) {
        client.post(
                        "/api/v1/backfills/" + backfill + "/cancel",
                        JsonNodeFactory.instance.objectNode().put("running", running))
                .expect(202);
    }

    private static void runs(String schedule, String... expected) {
        Eventually.equal(
                List.of(expected),
                () -> SCHEMA.rows("SELECT CONCAT(status, ' ', DATE_FORMAT(dueAt, '%H:%i')) FROM ScheduleRun"
                        + " WHERE scheduleId = '" + schedule + "' AND cause = 'BACKFILL' ORDER BY dueAt"));
    }

    private static List<String> status(String backfill) {
        return SCHEMA.rows("SELECT status FROM ScheduleBackfill WHERE id = '" + backfill + "'");
    }
}
