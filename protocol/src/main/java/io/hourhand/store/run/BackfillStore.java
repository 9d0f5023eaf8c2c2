package io.hourhand.store.run;

import io.hourhand.run.BackfillMode;
import io.hourhand.run.BackfillStatus;
import io.hourhand.run.Ids;
import io.hourhand.run.RunStatus;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.Sql;
import io.hourhand.store.sql.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Past ranges that people want run. Which slots those are is settled when somebody asks, and does not change. */
public final class BackfillStore {

    private static final String SELECT =
            "SELECT id, scheduleId, fromAt, toAt, mode, reason, slots, status, requestedBy,"
                    + " requestedAt, endedAt, endReason,"
                    + " (SELECT COUNT(runId) FROM BackfillSlot WHERE backfillId = ScheduleBackfill.id) AS made"
                    + " FROM ScheduleBackfill";

    private static final Instant BEFORE_ALL = Instant.parse("1000-01-01T00:00:00Z");

    private final Database database;

    public BackfillStore(Database database) {
        this.database = database;
    }

    /**
     * What somebody asks for.
     *
     * @param from the first instant of the range
     * @param to the first instant after it
     */
    public record Wanted(UUID scheduleId, Instant from, Instant to, BackfillMode mode, Optional<String> reason) {}

    /**
     * A backfill.
     *
     * @param slots how many it runs
     * @param made how many of them have their run by now
     * @param endReason why it ended before its time
     */
    public record Backfill(
            UUID id,
            UUID scheduleId,
            Instant from,
            Instant to,
            BackfillMode mode,
            Optional<String> reason,
            int slots,
            int made,
            BackfillStatus status,
            String requestedBy,
            Instant requestedAt,
            Optional<Instant> endedAt,
            Optional<String> endReason) {}

    /** One slot of a backfill, and its run once it is made. */
    public record Slot(Instant dueAt, Optional<UUID> runId, Optional<RunStatus> status) {}

    /** Keeps a backfill; empty where the schedule has one that is not done yet. */
    public Optional<Backfill> create(Wanted wanted, List<Instant> slots, String requestedBy, Instant now) {
        UUID id = Ids.next();
        try {
            return database.transaction(sql -> {
                sql.update(
                        "INSERT INTO ScheduleBackfill (id, scheduleId, fromAt, toAt, mode, reason, slots, status,"
                                + " requestedBy, requestedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        wanted.scheduleId(),
                        wanted.from(),
                        wanted.to(),
                        wanted.mode(),
                        wanted.reason(),
                        slots.size(),
                        BackfillStatus.ACTIVE,
                        requestedBy,
                        now);
                sql.batch(
                        "INSERT INTO BackfillSlot (backfillId, dueAt) VALUES (?, ?)",
                        slots.stream().map(slot -> new Object[] {id, slot}).toList());
                return sql.row(SELECT + " WHERE id = ?", BackfillStore::read, id);
            });
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public Optional<Backfill> find(UUID id) {
        return database.each(sql -> sql.row(SELECT + " WHERE id = ?", BackfillStore::read, id));
    }

    /** Those of a schedule, the newest first. */
    public List<Backfill> list(UUID scheduleId, Optional<UUID> before, int limit) {
        return database.each(sql -> sql.rows(
                SELECT + " WHERE scheduleId = ? AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?",
                BackfillStore::read,
                scheduleId,
                before,
                before,
                limit));
    }

    /**
     * A page of its slots in order, each with its run.
     *
     * @param after the last slot on the page before
     */
    public List<Slot> slots(UUID id, Optional<Instant> after, int limit) {
        return database.each(sql -> sql.rows(
                "SELECT slot.dueAt AS dueAt, runId, status FROM BackfillSlot AS slot LEFT JOIN ScheduleRun AS run"
                        + " ON run.id = runId WHERE backfillId = ? AND slot.dueAt > ? ORDER BY slot.dueAt LIMIT ?",
                row -> new Slot(row.instant("dueAt"), row.idIf("runId"), row.wordIf("status", RunStatus.class)),
                id,
                after.orElse(BEFORE_ALL),
                limit));
    }

    /**
     * Makes no further runs of it, and asks for the end of its run that waits.
     *
     * @param running whether its run that goes on is to end too
     * @return the runs whose end is asked for; empty if the backfill is over already
     */
    public Optional<List<UUID>> cancel(UUID id, boolean running, String by, Instant now) {
        return database.transaction(sql -> {
            int cancelled = sql.update(
                    "UPDATE ScheduleBackfill SET status = ?, endedAt = ?, endReason = ? WHERE id = ? AND status = ?",
                    BackfillStatus.CANCELLED,
                    now,
                    "Cancelled by " + by + ".",
                    id,
                    BackfillStatus.ACTIVE);
            if (cancelled == 0) {
                return Optional.empty();
            }
            List<UUID> runs = sql.rows(
                    "SELECT run.id AS id FROM BackfillSlot JOIN ScheduleRun AS run ON run.id = runId"
                            + " WHERE backfillId = ? AND status IN ('QUEUED', ?)",
                    row -> row.id("id"),
                    id,
                    running ? RunStatus.RUNNING : RunStatus.QUEUED);
            return Optional.of(runs.stream()
                    .filter(run -> requestCancel(sql, run, by, now))
                    .toList());
        });
    }

    private static boolean requestCancel(Sql sql, UUID run, String by, Instant now) {
        return sql.update(
                        "UPDATE ScheduleRun SET cancelRequestedBy = COALESCE(cancelRequestedBy, ?),"
                                + " cancelRequestedAt = COALESCE(cancelRequestedAt, ?)"
                                + " WHERE id = ? AND status IN ('QUEUED', 'RUNNING')",
                        by,
                        now,
                        run)
                == 1;
    }

    private static Backfill read(Row row) {
        return new Backfill(
                row.id("id"),
                row.id("scheduleId"),
                row.instant("fromAt"),
                row.instant("toAt"),
                row.word("mode", BackfillMode.class),
                row.textIf("reason"),
                row.count("slots"),
                row.count("made"),
                row.word("status", BackfillStatus.class),
                row.text("requestedBy"),
                row.instant("requestedAt"),
                row.instantIf("endedAt"),
                row.textIf("endReason"));
    }
}
