package io.hourhand.store.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hourhand.json.Json;
import io.hourhand.policy.Cause;
import io.hourhand.run.CancelStage;
import io.hourhand.run.Ids;
import io.hourhand.run.JobSpec;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs as people look at them. */
public final class RunHistory {

    private static final String COLUMNS = "id, scheduleId, scheduleName, cause, dueAt, status, createdAt, startedAt,"
            + " finishedAt, jobs, succeeded, failed, requestedBy, triggerId, retryOfRunId, cancelRequestedAt,"
            + " cancelRequestedBy, cancelStage, cancelEndsBy, plannedAt, error, workerId, epoch";

    private static final Duration LATELY = Duration.ofHours(1);

    private final Database database;

    public RunHistory(Database database) {
        this.database = database;
    }

    /**
     * One run.
     *
     * @param cancelStage how far the end of its job is that has to stop, after a cancel or a timeout; ABANDONED for ever
     *     where it would not
     * @param cancelEndsBy when that stage ends, unless the job ends before
     * @param plannedAt when it was to start; empty for runs of the past (CATCH_UP, BACKFILL)
     */
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
            Optional<CancelStage> cancelStage,
            Optional<Instant> cancelEndsBy,
            Optional<Instant> plannedAt,
            Optional<String> error,
            Optional<UUID> workerId,
            long epoch) {

        /** How long after its time it started; empty while it waits, and for runs that have no time of their own. */
        @JsonProperty
        public Optional<Long> latenessMs() {
            return plannedAt.flatMap(planned -> startedAt.map(
                    start -> Math.max(0, Duration.between(planned, start).toMillis())));
        }
    }

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

    /** The jobs of a run as they stood when it was made; none where this build cannot read them. */
    public List<JobSpec> jobs(UUID id) {
        return database.each(sql -> sql.row(
                        "SELECT plan FROM ScheduleRun WHERE id = ?",
                        row -> {
                            try {
                                return Json.read(row.text("plan"), RunPlan.class)
                                        .jobs();
                            } catch (UncheckedIOException ofAnotherBuild) {
                                return List.<JobSpec>of();
                            }
                        },
                        id))
                .orElse(List.of());
    }

    /** The runs that do a run again, the oldest first. */
    public List<UUID> retriesOf(UUID id) {
        return database.each(sql -> sql.rows(
                "SELECT id FROM ScheduleRun WHERE retryOfRunId = ? ORDER BY id LIMIT 100", row -> row.id("id"), id));
    }

    /**
     * How late runs of the last hour began, or are while they still wait for their place.
     *
     * @param late how many by more than a second
     * @param worst by how much the latest of them is; zero where all are on time
     */
    public record Lateness(long late, Duration worst) {}

    public Lateness lateness(Instant now) {
        return database.each(sql -> sql.row(
                        "SELECT COUNT(CASE WHEN micros > 1000000 THEN 1 END) AS late, COALESCE(MAX(micros), 0) AS worst"
                                + " FROM (SELECT TIMESTAMPDIFF(MICROSECOND, plannedAt, startedAt) AS micros"
                                + " FROM ScheduleRun WHERE id >= ? AND startedAt IS NOT NULL AND plannedAt IS NOT NULL"
                                + " UNION ALL SELECT TIMESTAMPDIFF(MICROSECOND, plannedAt, ?) FROM ScheduleRun"
                                + " WHERE status = 'QUEUED' AND plannedAt IS NOT NULL) AS starts",
                        row -> new Lateness(
                                row.number("late"), Duration.of(Math.max(0, row.number("worst")), ChronoUnit.MICROS)),
                        Ids.from(now.minus(LATELY)),
                        now))
                .orElseThrow();
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
                row.textIf("cancelStage").map(CancelStage::valueOf),
                row.instantIf("cancelEndsBy"),
                row.instantIf("plannedAt"),
                row.textIf("error"),
                row.idIf("workerId"),
                row.number("epoch"));
    }
}
