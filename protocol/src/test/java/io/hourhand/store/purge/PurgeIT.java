package io.hourhand.store.purge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.OwnRetention;
import io.hourhand.policy.Retention;
import io.hourhand.run.Ids;
import io.hourhand.run.RunStatus;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.Schedules;
import io.hourhand.store.StoreTest;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.schedule.RetentionStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class PurgeIT extends StoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final PurgeSettings SETTINGS = new PurgeSettings(new Retention(90, 0, 30), 365);

    private final RetentionStore rules = new RetentionStore(database);

    PurgeIT(Server server) {
        super(server);
    }

    @Test
    @Tag("faults-row-45")
    void anOldRunGoesWithAllItsRowsAndTheLedgerKeepsItsId() {
        UUID schedule = schedule("nightly");
        UUID old = run(schedule, RunStatus.SUCCEEDED, 100);
        UUID young = run(schedule, RunStatus.SUCCEEDED, 10);
        Purged gone = purge();
        assertEquals(List.of(young.toString()), ids("ScheduleRun"));
        assertEquals(0, count("JobExecution WHERE runId = '" + old + "'"));
        assertEquals(0, count("JobLog WHERE runId = '" + old + "'"));
        assertEquals(0, count("event_journal WHERE persistence_id = 'run|" + old + "'"));
        assertEquals(1, count("ScheduleSlot WHERE runId = '" + old + "' AND outcome = 'RAN'"));
        assertEquals(new Purged(2, 1, 3, 2, 0, 0, 0, 0), gone);
        assertEquals(3, count("JobExecution WHERE runId = '" + young + "'"));
        assertEquals(2, count("JobLog WHERE runId = '" + young + "'"));
        assertEquals(2, count("event_journal WHERE persistence_id = 'run|" + young + "'"));
    }

    @Test
    void theLastThatSucceededAndTheLastThatFailedStayWithTheirLogs() {
        UUID schedule = schedule("nightly");
        run(schedule, RunStatus.SUCCEEDED, 500);
        UUID succeeded = run(schedule, RunStatus.SUCCEEDED, 400);
        run(schedule, RunStatus.FAILED, 300);
        UUID failed = run(schedule, RunStatus.FAILED, 200);
        run(schedule, RunStatus.CANCELLED, 100);
        purge();
        assertEquals(List.of(succeeded.toString(), failed.toString()), ids("ScheduleRun"));
        assertEquals(4, count("JobLog"));
    }

    @Test
    void theNewestStayByNumberHoweverOldTheyAre() {
        UUID schedule = schedule("yearly");
        run(schedule, RunStatus.CANCELLED, 1_200);
        UUID third = run(schedule, RunStatus.CANCELLED, 1_100);
        UUID second = run(schedule, RunStatus.SUCCEEDED, 700);
        UUID first = run(schedule, RunStatus.SUCCEEDED, 400);
        UUID few = run(schedule("rare"), RunStatus.CANCELLED, 1_000);
        purge(new PurgeSettings(new Retention(90, 3, 30), 365));
        assertEquals(
                List.of(third.toString(), second.toString(), first.toString(), few.toString()), ids("ScheduleRun"));
    }

    @Test
    void aRunThatIsNotOverStaysWhateverItsRowsSay() {
        UUID schedule = schedule("stuck");
        UUID running = run(schedule, RunStatus.RUNNING, 1_000);
        UUID queued = run(schedule, RunStatus.QUEUED, 1_000);
        assertEquals(0, purge().rows());
        assertEquals(List.of(running.toString(), queued.toString()), ids("ScheduleRun"));
    }

    @Test
    void logsGoBeforeTheirRunsAndTheRunSaysSo() {
        UUID schedule = schedule("nightly");
        UUID old = run(schedule, RunStatus.SUCCEEDED, 40);
        run(schedule, RunStatus.SUCCEEDED, 20);
        purge();
        assertEquals(0, count("JobLog WHERE runId = '" + old + "'"));
        assertEquals(List.of(old.toString()), ids("ScheduleRun WHERE logPrunedAt IS NOT NULL"));
        assertEquals(3, count("JobExecution WHERE runId = '" + old + "'"));
        assertEquals(2, count("JobLog"));
    }

    @Test
    void aScheduleKeepsRunsByARuleOfItsOwn() {
        UUID shorter = schedule("shorter");
        UUID longer = schedule("longer");
        UUID usual = schedule("usual");
        keeps(shorter, new OwnRetention(Optional.of(5), Optional.of(1), Optional.of(2)));
        keeps(longer, new OwnRetention(Optional.of(0), Optional.empty(), Optional.empty()));
        run(shorter, RunStatus.SUCCEEDED, 6);
        UUID kept = run(shorter, RunStatus.SUCCEEDED, 4);
        UUID newest = run(shorter, RunStatus.SUCCEEDED, 3);
        UUID ancient = run(longer, RunStatus.SUCCEEDED, 1_000);
        UUID recent = run(longer, RunStatus.SUCCEEDED, 1);
        run(usual, RunStatus.SUCCEEDED, 91);
        UUID rest = run(usual, RunStatus.SUCCEEDED, 1);
        purge();
        assertEquals(
                List.of(kept, newest, ancient, recent, rest).stream()
                        .map(UUID::toString)
                        .toList(),
                ids("ScheduleRun"));
        assertEquals(List.of(kept.toString(), ancient.toString()), ids("ScheduleRun WHERE logPrunedAt IS NOT NULL"));
    }

    @Test
    void aRuleIsReplacedTakenBackAndRefusedForNoSchedule() {
        UUID schedule = schedule("nightly");
        OwnRetention own = new OwnRetention(Optional.of(5), Optional.empty(), Optional.of(1));
        keeps(schedule, OwnRetention.NONE);
        keeps(schedule, own);
        keeps(schedule, own);
        assertEquals(own, rules.find(schedule));
        keeps(schedule, OwnRetention.NONE);
        assertEquals(OwnRetention.NONE, rules.find(schedule));
        assertEquals(new Edit.Unknown(), rules.save(Ids.next(), Optional.empty(), own, "ada", NOW));
    }

    @Test
    void nothingOldStaysOfAScheduleThatWasDeleted() {
        UUID schedule = schedule("gone");
        run(schedule, RunStatus.SUCCEEDED, 100);
        UUID young = run(schedule, RunStatus.FAILED, 10);
        assertTrue(new ScheduleStore(database).delete(schedule));
        purge();
        assertEquals(List.of(young.toString()), ids("ScheduleRun"));
    }

    @Test
    void aPreviewTellsExactlyWhatGoesAndChangesNothing() {
        for (int i = 0; i < 7; i++) {
            UUID schedule = schedule("s" + i);
            for (int days = 10; days < 300; days += 10) {
                run(schedule, days % 30 == 0 ? RunStatus.FAILED : RunStatus.SUCCEEDED, 310 - days);
            }
        }
        oldRequestsWorkersAndNotes();
        List<String> before = ids("ScheduleRun");
        Purged told = all(Purge.preview(database, SETTINGS, NOW));
        assertEquals(before, ids("ScheduleRun"));
        assertEquals(7 * 29 * 2, count("JobLog"));
        assertEquals(told, purge());
        // Ended 90 to 300 days ago; with a log, 30 to 300 days ago but for the last that failed.
        assertEquals(7 * 22, told.runs());
        assertEquals(7 * 27 * 2, told.chunks());
        assertEquals(0, purge().rows());
    }

    @Test
    void aPassThatIsCutOffIsDoneByTheNext() {
        UUID schedule = schedule("nightly");
        for (int days = 200; days > 100; days--) {
            run(schedule, RunStatus.SUCCEEDED, days);
        }
        Purge cut = Purge.of(database, SETTINGS, NOW);
        for (int piece = 0; piece < 20; piece++) {
            cut.step(20);
        }
        assertTrue(count("ScheduleRun") > 1);
        purge();
        assertEquals(1, count("ScheduleRun"));
        assertEquals(3, count("JobExecution"));
        assertEquals(2, count("event_journal"));
    }

    @Test
    void oldRequestsDaemonsNotesAndLoginsGoAndWhatIsWantedStays() {
        oldRequestsWorkersAndNotes();
        login(NOW.minusSeconds(1));
        login(NOW.plusSeconds(1));
        assertEquals(new Purged(0, 0, 0, 0, 2, 1, 1, 1), purge());
        assertEquals(1, count("LoginSession"));
        assertEquals(2, count("ScheduleTrigger"));
        assertEquals(1, count("ScheduleTrigger WHERE status = 'PENDING'"));
        assertEquals(2, count("WorkerInstance"));
        assertEquals(1, count("AuditEvent"));
    }

    @Test
    void zeroDaysKeepAllForEver() {
        UUID schedule = schedule("nightly");
        run(schedule, RunStatus.SUCCEEDED, 10_000);
        run(schedule, RunStatus.SUCCEEDED, 9_000);
        oldRequestsWorkersAndNotes();
        assertEquals(0, purge(new PurgeSettings(new Retention(0, 0, 0), 0)).rows());
    }

    private void keeps(UUID schedule, OwnRetention rule) {
        assertInstanceOf(Edit.Saved.class, rules.save(schedule, Optional.empty(), rule, "ada", NOW));
    }

    private void login(Instant expires) {
        database.each(sql -> sql.update(
                "INSERT INTO LoginSession (id, userId, createdAt, expiresAt) VALUES (UUID(), UUID(), ?, ?)",
                NOW.minusSeconds(3_600),
                expires));
    }

    private Purged purge() {
        return purge(SETTINGS);
    }

    private Purged purge(PurgeSettings settings) {
        return all(Purge.of(database, settings, NOW));
    }

    private static Purged all(Purge purge) {
        Purged sum = Purged.NOTHING;
        for (Optional<Purged> piece = purge.step(20); piece.isPresent(); piece = purge.step(20)) {
            sum = sum.plus(piece.get());
        }
        return sum;
    }

    private UUID schedule(String name) {
        if (new ScheduleStore(database).create(Schedules.named(name), "ada", NOW)
                instanceof ScheduleStore.Edit.Saved(StoredSchedule schedule)) {
            return schedule.id();
        }
        throw new AssertionError(name);
    }

    private UUID run(UUID schedule, RunStatus status, int daysAgo) {
        return PastRun.insert(
                database, schedule, status, NOW.minus(Duration.ofDays(daysAgo)).minusSeconds(1));
    }

    private void oldRequestsWorkersAndNotes() {
        for (String status : List.of("CLAIMED", "REJECTED", "PENDING")) {
            request(status, 100);
        }
        request("CLAIMED", 10);
        WorkerStore workers = new WorkerStore(database);
        for (int i = 0; i < 3; i++) {
            UUID id = Ids.next();
            workers.register(worker(id), WorkerStatus.STOPPED);
            Instant started = NOW.minus(Duration.ofDays(300 - 80 * i));
            database.each(sql -> sql.update("UPDATE WorkerInstance SET startedAt = ? WHERE id = ?", started, id));
        }
        database.each(sql -> sql.update(
                "UPDATE WorkerInstance SET status = 'RUNNING' WHERE startedAt = ?", NOW.minus(Duration.ofDays(220))));
        for (int days : List.of(400, 300)) {
            database.each(sql -> sql.update(
                    "INSERT INTO AuditEvent (id, at, actor, action, detail) VALUES (?, ?, 'ada', 'x', '{}')",
                    Ids.next(),
                    NOW.minus(Duration.ofDays(days))));
        }
    }

    private void request(String status, int daysAgo) {
        database.each(sql -> sql.update(
                "INSERT INTO ScheduleTrigger (id, scheduleId, cause, requestedBy, requestedAt, status)"
                        + " VALUES (?, ?, 'MANUAL', 'ada', ?, ?)",
                Ids.next(),
                Ids.next(),
                NOW.minus(Duration.ofDays(daysAgo)),
                status));
    }

    private int count(String from) {
        return database.each(sql -> sql.row("SELECT COUNT(*) AS x FROM " + from, row -> row.count("x")))
                .orElseThrow();
    }

    private List<String> ids(String from) {
        return database.each(sql -> sql.rows("SELECT id FROM " + from + " ORDER BY id", row -> row.text("id")));
    }
}
