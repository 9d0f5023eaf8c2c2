package io.hourhand.store.purge;

import io.hourhand.policy.Retention;
import io.hourhand.store.Database;
import io.hourhand.store.Row;
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

    /** What a schedule says for itself; empty where the daemon's setting holds. */
    public record Own(Optional<Integer> keepDays, Optional<Integer> keepLast, Optional<Integer> keepLogDays) {

        /** A schedule that says nothing. */
        public static final Own NONE = new Own(Optional.empty(), Optional.empty(), Optional.empty());

        Retention over(Retention settings) {
            return settings.with(keepDays, keepLast, keepLogDays);
        }
    }

    /** One schedule's own rule. */
    record OfSchedule(UUID scheduleId, Own own) {}

    public Own find(UUID scheduleId) {
        return database.each(sql -> sql.row(SELECT + " WHERE scheduleId = ?", RetentionStore::read, scheduleId))
                .map(OfSchedule::own)
                .orElse(Own.NONE);
    }

    /** Replaces a schedule's own rule; says whether there is such a schedule. */
    public boolean save(UUID scheduleId, Own own, String by, Instant now) {
        return database.transaction(sql -> {
            if (!sql.exists("SELECT 1 FROM Schedule WHERE id = ? FOR UPDATE", scheduleId)) {
                return false;
            }
            sql.update("DELETE FROM ScheduleRetention WHERE scheduleId = ?", scheduleId);
            if (!own.equals(Own.NONE)) {
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
            return true;
        });
    }

    /** The rules of schedules after one, in the order of their ids. */
    List<OfSchedule> after(String scheduleId, int limit) {
        return database.each(sql -> sql.rows(
                SELECT + " WHERE scheduleId > ? ORDER BY scheduleId LIMIT ?", RetentionStore::read, scheduleId, limit));
    }

    private static OfSchedule read(Row row) {
        return new OfSchedule(
                row.id("scheduleId"),
                new Own(count(row, "keepDays"), count(row, "keepLast"), count(row, "keepLogDays")));
    }

    private static Optional<Integer> count(Row row, String column) {
        return row.numberIf(column).map(Math::toIntExact);
    }
}
