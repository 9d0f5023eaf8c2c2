package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.run.Ids;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.WorkerStatus;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.ClaimStore;
import io.hourhand.store.Database;
import io.hourhand.store.Lease;
import io.hourhand.store.Migrations;
import io.hourhand.store.PauseStore;
import io.hourhand.store.ProblemStore;
import io.hourhand.store.ScheduleStore;
import io.hourhand.store.StoredSchedule;
import io.hourhand.store.WorkerStore;
import io.hourhand.store.history.SlotStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at what is due, in a real database, at instants of the test's choice. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class DueWorkIT {

    private static final Instant MADE = Instant.parse("2026-11-24T01:30:00Z");
    private static final Instant TWO = Instant.parse("2026-11-24T02:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final DatabaseUrl url;
    private final Database database;
    private final ScheduleStore schedules;
    private final UUID worker = Ids.next();
    private Instant now = MADE;

    DueWorkIT(Server server) {
        this.url = ((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(server.freshSchema())).value();
        this.database = Database.open(url, "tests", 2);
        this.schedules = new ScheduleStore(database);
    }

    @BeforeEach
    void takeCharge() {
        new Migrations(database).apply();
        new WorkerStore(database)
                .register(
                        new WorkerStore.Registration(
                                worker, "host", 1, "test", "http://127.0.0.1:1", "key", Duration.ofMinutes(1), HOUR),
                        WorkerStatus.STANDBY);
        try (Lease lease = Lease.connect(url)) {
            assertEquals(1, lease.takeOver(worker));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aZoneThatVanishedFlagsItsScheduleAndTheOthersRun() {
        UUID lost = create("on Mars", CatchUp.Mode.ALL);
        UUID other = create("on Earth", CatchUp.Mode.ALL);
        zone(lost, "Mars/Phobos");
        DueWork.Found found = look(TWO);
        assertEquals(
                List.of(other),
                found.ready().stream().map(run -> run.order().scheduleId()).toList());
        StoredSchedule flagged = schedules.find(lost).orElseThrow();
        assertTrue(flagged.problem().orElseThrow().contains("Mars/Phobos"), flagged::toString);
        assertEquals(Optional.of(TWO), flagged.nextDueAt());
        assertEquals(0, look(TWO.plusSeconds(1)).due());
    }

    @Test
    void whenTheZoneIsBackItsSlotsAreAccountedFor() {
        UUID lost = create("on Mars", CatchUp.Mode.ALL);
        zone(lost, "Mars/Phobos");
        look(TWO);
        look(TWO.plus(HOUR));
        zone(lost, "UTC");
        assertEquals(
                3, look(TWO.plus(HOUR.multipliedBy(2)).plusSeconds(1)).ready().size());
        assertEquals(
                List.of("04:00", "03:00", "02:00"),
                new SlotStore(database)
                        .list(lost, Optional.empty(), 10).stream()
                                .map(line -> line.dueAt().toString().substring(11, 16))
                                .toList());
        assertEquals(Optional.empty(), schedules.find(lost).orElseThrow().problem());
    }

    @Test
    void aPauseSkipsItsSlotsAcrossARestartAndEndsByItself() {
        UUID paused = create("paused", CatchUp.Mode.ALL);
        new PauseStore(database)
                .pause(
                        paused,
                        Optional.empty(),
                        Optional.of(TWO.plus(HOUR.multipliedBy(3))),
                        "stocktaking",
                        "bob",
                        MADE);
        assertEquals(0, look(TWO).ready().size());
        now = TWO.plus(HOUR.multipliedBy(2));
        DueWork restarted = new DueWork(claims(), new ProblemStore(database), () -> now);
        assertEquals(
                0,
                restarted
                        .look(Map.of(), Watch.begins(now, Optional.of(TWO)), HOUR)
                        .ready()
                        .size());
        assertEquals(1, look(TWO.plus(HOUR.multipliedBy(3))).ready().size());
        assertEquals(
                List.of("RAN 1", "SKIPPED 2", "SKIPPED 1"),
                new SlotStore(database)
                        .list(paused, Optional.empty(), 10).stream()
                                .map(line -> line.outcome() + " " + line.count())
                                .toList());
    }

    @Test
    void aMonthOfMinutesWithoutADaemonIsDecidedInBatchesAndLosesNone() {
        UUID minutely = create("minutely", "* * * * *", CatchUp.Mode.NONE);
        now = MADE.plus(Duration.ofDays(31));
        DueWork due = new DueWork(claims(), new ProblemStore(database), () -> now);
        Watch watch = Watch.begins(now, Optional.of(MADE));
        while (due.look(Map.of(), watch, HOUR).due() > 0) {}
        assertEquals(
                31 * 24 * 60,
                new SlotStore(database)
                        .list(minutely, Optional.empty(), 1_000_000).stream()
                                .mapToLong(line -> line.count())
                                .sum());
    }

    private DueWork.Found look(Instant at) {
        now = at;
        return new DueWork(claims(), new ProblemStore(database), () -> now)
                .look(Map.of(), Watch.begins(MADE, Optional.empty()), HOUR);
    }

    private ClaimStore claims() {
        return new ClaimStore(database, worker, 1);
    }

    private UUID create(String name, CatchUp.Mode mode) {
        return create(name, "0 * * * *", mode);
    }

    private UUID create(String name, String cron, CatchUp.Mode mode) {
        ScheduleDefinition definition = new ScheduleDefinition(
                name,
                "",
                true,
                World.timing(cron),
                ZoneId.of("UTC"),
                List.of(World.JOB),
                OnFailure.CONTINUE,
                Overlap.ALLOW,
                new CatchUp(mode, Duration.ofDays(2), 10),
                ClockChanges.DEFAULT,
                Duration.ZERO);
        if (schedules.create(definition, "ada", MADE) instanceof ScheduleStore.Edit.Saved(StoredSchedule schedule)) {
            return schedule.id();
        }
        throw new AssertionError(name);
    }

    /** As if the tz data had changed under a schedule. */
    private void zone(UUID id, String zone) {
        database.each(sql -> {
            sql.update("UPDATE Schedule SET timeZone = ? WHERE id = ?", zone, id);
            return sql.update(
                    "UPDATE ScheduleVersion SET definition = REGEXP_REPLACE(definition, '\"timeZone\":\"[^\"]*\"', ?)"
                            + " WHERE scheduleId = ?",
                    "\"timeZone\":\"" + zone + "\"",
                    id);
        });
    }
}
