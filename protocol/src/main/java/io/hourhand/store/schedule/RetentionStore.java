package io.hourhand.store.schedule;

import io.hourhand.policy.OwnRetention;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How long single schedules keep their runs, where that differs from the daemon's settings. */
public final class RetentionStore {

    private static final String SELECT = "SELECT scheduleId, keepDays, keepLast, keepLogDays FROM ScheduleRetention";

    private final Database database;

    public RetentionStore(Database database) {
        this.database = database;
    }

    /** One schedule's own rule. */
    public record OfSchedule(UUID scheduleId, OwnRetention own) {}

    public OwnRetention find(UUID scheduleId) {
        return database.each(sql -> sql.row(SELECT + " WHERE scheduleId = ?", RetentionStore::read, scheduleId))
                .map(OfSchedule::own)
                .orElse(OwnRetention.NONE);
    }

    /**
     * Replaces a schedule's own rule, and nothing else of it. It is an edit like any other: whoever saw the version
     * before has not seen the rule.
     *
     * @param expected the version that the editor saw; empty to replace whatever is there
     */
    public Edit save(UUID scheduleId, Optional<Long> expected, OwnRetention own, String by, Instant now) {
        return database.transaction(sql -> ScheduleEdit.locked(sql, scheduleId, expected, before -> {
            ScheduleEdit.Restated edit = ScheduleEdit.restate(sql, before, by, now);
            ScheduleEdit.carriedOn(before, edit.effectiveFrom())
                    .ifPresent(pause -> PauseRows.insert(sql, scheduleId, edit.version(), pause));
            replace(sql, scheduleId, own, by, now);
        }));
    }

    /** The rules of schedules after one, in the order of their ids. */
    public List<OfSchedule> after(String scheduleId, int limit) {
        return database.each(sql -> sql.rows(
                SELECT + " WHERE scheduleId > ? ORDER BY scheduleId LIMIT ?", RetentionStore::read, scheduleId, limit));
    }

    static void replace(Sql sql, UUID scheduleId, OwnRetention own, String by, Instant now) {
        sql.update("DELETE FROM ScheduleRetention WHERE scheduleId = ?", scheduleId);
        if (!own.equals(OwnRetention.NONE)) {
            sql.update(
                    "INSERT INTO ScheduleRetention (scheduleId, keepDays, keepLast, keepLogDays, updatedAt,"
                            + " updatedBy) VALUES (?, ?, ?, ?, ?, ?)",
                    scheduleId,
                    own.keepDays(),
                    own.keepLast(),
                    own.keepLogDays(),
                    now,
                    by);
        }
    }

    private static OfSchedule read(Row row) {
        return new OfSchedule(
                row.id("scheduleId"),
                new OwnRetention(count(row, "keepDays"), count(row, "keepLast"), count(row, "keepLogDays")));
    }

    private static Optional<Integer> count(Row row, String column) {
        return row.numberIf(column).map(Math::toIntExact);
    }
}
