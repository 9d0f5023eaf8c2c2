package io.hourhand.store.history;

import io.hourhand.policy.Cause;
import io.hourhand.run.RunStatus;
import io.hourhand.store.Database;
import io.hourhand.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs as people look at them. */
public final class RunHistory {

    private static final String COLUMNS = "id, scheduleId, scheduleName, cause, dueAt, status, createdAt, startedAt,"
            + " finishedAt, jobs, succeeded, failed, requestedBy, triggerId, retryOfRunId, cancelRequestedAt,"
            + " cancelRequestedBy, error, workerId, epoch";

    private final Database database;

    public RunHistory(Database database) {
        this.database = database;
    }

    /** One run. */
    public record Run(
            UUID id,
            UUID scheduleId,
            String scheduleName,
            Cause cause,
            Instant dueAt,
            RunStatus status,
            Instant createdAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            int jobCount,
            int succeeded,
            int failed,
            Optional<String> requestedBy,
            Optional<UUID> triggerId,
            Optional<UUID> retryOfRunId,
            Optional<Instant> cancelRequestedAt,
            Optional<String> cancelRequestedBy,
            Optional<String> error,
            Optional<UUID> workerId,
            long epoch) {}

    /**
     * Which runs are looked for.
     *
     * @param from due at this instant or later
     * @param to due before this instant
     * @param before made before this run: the last one on the page before
     */
    public record Filter(
            Optional<UUID> scheduleId,
            Optional<RunStatus> status,
            Optional<Cause> cause,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<UUID> before) {}

    /** The newest first. */
    public List<Run> list(Filter filter, int limit) {
        Conditions conditions = new Conditions()
                .and("scheduleId = ?", filter.scheduleId())
                .and("status = ?", filter.status())
                .and("cause = ?", filter.cause())
                .and("dueAt >= ?", filter.from())
                .and("dueAt < ?", filter.to())
                .and("id < ?", filter.before());
        return database.each(sql -> sql.rows(
                "SELECT " + COLUMNS + " FROM ScheduleRun" + conditions.where() + " ORDER BY id DESC LIMIT ?",
                RunHistory::read,
                conditions.values(limit)));
    }

    public Optional<Run> find(UUID id) {
        return database.each(
                sql -> sql.row("SELECT " + COLUMNS + " FROM ScheduleRun WHERE id = ?", RunHistory::read, id));
    }

    /** Asks for the end of a run that is not final; asked twice, the first asker stays. Says whether it can be asked. */
    public boolean requestCancel(UUID id, String by, Instant now) {
        return database.each(sql -> sql.update(
                        "UPDATE ScheduleRun SET cancelRequestedBy = COALESCE(cancelRequestedBy, ?),"
                                + " cancelRequestedAt = COALESCE(cancelRequestedAt, ?)"
                                + " WHERE id = ? AND status IN ('QUEUED', 'RUNNING')",
                        by,
                        now,
                        id)
                == 1);
    }

    private static Run read(Row row) {
        return new Run(
                row.id("id"),
                row.id("scheduleId"),
                row.text("scheduleName"),
                row.word("cause", Cause.class),
                row.instant("dueAt"),
                row.word("status", RunStatus.class),
                row.instant("createdAt"),
                row.instantIf("startedAt"),
                row.instantIf("finishedAt"),
                row.count("jobs"),
                row.count("succeeded"),
                row.count("failed"),
                row.textIf("requestedBy"),
                row.idIf("triggerId"),
                row.idIf("retryOfRunId"),
                row.instantIf("cancelRequestedAt"),
                row.textIf("cancelRequestedBy"),
                row.textIf("error"),
                row.idIf("workerId"),
                row.number("epoch"));
    }
}
