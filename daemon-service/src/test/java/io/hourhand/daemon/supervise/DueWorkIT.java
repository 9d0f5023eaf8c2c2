package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.CatchUp;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.schedule.PauseStore;
import io.hourhand.store.schedule.ProblemStore;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class DueWorkIT extends DecisionsTest {

    private Instant now = MADE;

    DueWorkIT(Server server) {
        super(server);
    }

    @Test
    @Tag("faults-row-57")
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
    @Tag("faults-row-46")
    @Tag("faults-row-55")
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

    private UUID create(String name, CatchUp.Mode mode) {
        return create(name, "0 * * * *", mode);
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
