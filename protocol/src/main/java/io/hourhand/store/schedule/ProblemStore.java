package io.hourhand.store.schedule;

import io.hourhand.run.NextSlot;
import io.hourhand.store.sql.Database;
import io.hourhand.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Schedules that some build of the daemon could not read: their time zone had left its tz data, say. */
public final class ProblemStore {

    private final Database database;

    public ProblemStore(Database database) {
        this.database = database;
    }

    /** The names of those that cannot run although they are on. */
    public List<String> names() {
        return database.each(sql ->
                sql.rows("SELECT name FROM Schedule WHERE problem IS NOT NULL ORDER BY name", row -> row.text("name")));
    }

    private record Flagged(UUID id, String name, long version, boolean readable) {}

    /**
     * Looks at them anew. What this build can read is due again from the slot on that it waited for, so that its slots
     * are accounted for like those of a downtime.
     *
     * @return the names of those that run again
     */
    public List<String> lift(Instant now) {
        List<Flagged> flagged = database.each(sql -> sql.rows(
                "SELECT id, name, version, timeZone, timingType, timing FROM Schedule WHERE problem IS NOT NULL",
                row -> new Flagged(
                        row.id("id"),
                        row.text("name"),
                        row.number("version"),
                        ScheduleRows.complaint(row).isEmpty())));
        return flagged.stream()
                .filter(Flagged::readable)
                .filter(schedule -> lift(schedule, now))
                .map(Flagged::name)
                .toList();
    }

    private boolean lift(Flagged flagged, Instant now) {
        return database.transaction(sql -> {
            int lifted = sql.update(
                    "UPDATE Schedule SET problem = NULL WHERE id = ? AND version = ? AND problem IS NOT NULL",
                    flagged.id(),
                    flagged.version());
            if (lifted == 1) {
                StoredSchedule schedule = ScheduleStore.find(sql, flagged.id()).orElseThrow();
                Optional<NextSlot> next = next(VersionRows.all(sql, schedule.id()), schedule, now);
                sql.update(
                        "UPDATE Schedule SET nextDueAt = ?, nextStartAt = ? WHERE id = ?",
                        next.map(NextSlot::dueAt),
                        next.map(NextSlot::startAt),
                        schedule.id());
            }
            return lifted == 1;
        });
    }

    private static Optional<NextSlot> next(Timeline timeline, StoredSchedule schedule, Instant now) {
        return schedule.nextDueAt()
                .map(due -> new NextSlot(due, timeline.startOf(schedule.id(), due)))
                .or(() -> timeline.next(schedule.id(), now));
    }
}
