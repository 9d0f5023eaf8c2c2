package io.hourhand.store.run;

import io.hourhand.json.Json;
import io.hourhand.policy.Cause;
import io.hourhand.run.CancelStage;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows that show a run: the image of its journal, written by the daemon in charge. Every write carries the epoch,
 * so that a daemon that lost the lease changes nothing, and may be repeated at will.
 */
public final class RunStore {

    private final Database database;
    private final UUID workerId;
    private final long epoch;
    private final EpochFence fence;

    public RunStore(Database database, UUID workerId, long epoch) {
        this.database = database;
        this.workerId = workerId;
        this.epoch = epoch;
        this.fence = new EpochFence(database, epoch);
    }

    /** A run that was claimed and is not final. */
    public record Unfinished(
            UUID id,
            UUID scheduleId,
            String scheduleName,
            Cause cause,
            Instant dueAt,
            RunStatus status,
            RunPlan plan,
            boolean cancelRequested) {}

    /**
     * What a retry needs to know of a run.
     *
     * @param dueAt the slot that the run points to; its retry does so too
     * @param firstFailed the position of the first job that did not succeed, if any did not
     */
    public record Retryable(Instant dueAt, RunPlan plan, Optional<Integer> firstFailed) {}

    /** How a run stands. */
    public record RunImage(
            UUID id,
            RunStatus status,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            int succeeded,
            int failed,
            Optional<String> error) {}

    /**
     * How one attempt at a job stands.
     *
     * @param startsAt when an attempt begins, or was to begin, that waits for its time after a failed one
     */
    public record JobImage(
            UUID id,
            UUID runId,
            int position,
            int attempt,
            String name,
            String type,
            int maxAttempts,
            JobStatus status,
            Optional<Instant> startsAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<String> error,
            Optional<String> output) {}

    /** A run that nobody can go on with, and why. */
    public record Unrecoverable(UUID id, String scheduleName, String reason) {}

    /** What an earlier daemon left, the oldest first. */
    public record Leftover(List<Unfinished> unfinished, List<Unrecoverable> unrecoverable) {}

    /** Runs that an earlier daemon left, or that wait for their place; the oldest first. */
    public List<Unfinished> unfinished() {
        return leftover().unfinished();
    }

    /** The same, and those whose row cannot be read, or whose journal is gone although they had begun. */
    public Leftover leftover() {
        List<Unfinished> unfinished = new ArrayList<>();
        List<Unrecoverable> unrecoverable = new ArrayList<>();
        database.each(sql -> sql.rows(
                "SELECT id, scheduleId, scheduleName, cause, dueAt, status, plan, cancelRequestedAt,"
                        + " status = 'RUNNING' AND NOT EXISTS (SELECT 1 FROM event_journal"
                        + " WHERE persistence_id = CONCAT('run|', ScheduleRun.id)) AS journalGone FROM ScheduleRun"
                        + " WHERE status IN ('QUEUED', 'RUNNING') AND epoch <= ? ORDER BY id",
                row -> {
                    try {
                        if (row.flag("journalGone")) {
                            unrecoverable.add(lost(row, "its journal is gone, so nobody knows which of its jobs ran"));
                        } else {
                            unfinished.add(unfinished(row));
                        }
                    } catch (IllegalArgumentException | UncheckedIOException e) {
                        unrecoverable.add(lost(row, "its plan cannot be read by this build: " + e.getMessage()));
                    }
                    return row;
                },
                epoch));
        return new Leftover(unfinished, unrecoverable);
    }

    private static Unrecoverable lost(Row row, String reason) {
        return new Unrecoverable(row.id("id"), row.text("scheduleName"), reason);
    }

    /** Runs that are not over and that somebody wants to end. */
    public List<UUID> cancelled() {
        return database.each(sql -> sql.rows(
                "SELECT id FROM ScheduleRun WHERE status IN ('QUEUED', 'RUNNING') AND cancelRequestedAt IS NOT NULL",
                row -> row.id("id")));
    }

    private static Unfinished unfinished(Row row) {
        return new Unfinished(
                row.id("id"),
                row.id("scheduleId"),
                row.text("scheduleName"),
                row.word("cause", Cause.class),
                row.instant("dueAt"),
                row.word("status", RunStatus.class),
                Json.read(row.text("plan"), RunPlan.class),
                row.instantIf("cancelRequestedAt").isPresent());
    }

    /** The plan of a run, and from which position a retry of it goes on: that of the first job that did not succeed. */
    public Optional<Retryable> retryable(UUID runId) {
        return database.each(sql -> sql.row(
                "SELECT dueAt, plan, (SELECT MIN(position) FROM JobExecution AS job WHERE job.runId = run.id"
                        + " AND job.status <> 'SUCCEEDED' AND NOT EXISTS (SELECT 1 FROM JobExecution AS later"
                        + " WHERE later.runId = job.runId AND later.position = job.position"
                        + " AND later.attempt > job.attempt)) AS firstFailed FROM ScheduleRun AS run WHERE run.id = ?",
                row -> new Retryable(
                        row.instant("dueAt"),
                        Json.read(row.text("plan"), RunPlan.class),
                        row.numberIf("firstFailed").map(Math::toIntExact)),
                runId));
    }

    /** How far a running attempt says it is. */
    public record ProgressImage(UUID runId, int position, int attempt, long done, long total) {}

    /**
     * How far the end of a run's job is that has to stop.
     *
     * @param endsBy when it comes to the next stage, unless the job ends before
     */
    public record EndingImage(UUID runId, CancelStage stage, Instant endsBy) {}

    /**
     * Ends a run whose journal says nothing any more: it has FAILED, with the reason, and its jobs have an end.
     *
     * @return false, with nothing written, when another daemon is in charge
     */
    public boolean giveUp(UUID runId, String reason, Instant now) {
        return fence.write(sql -> {
            sql.update(
                    "UPDATE JobExecution SET error = COALESCE(error, ?), finishedAt = ?,"
                            + " status = CASE status WHEN 'RUNNING' THEN 'INTERRUPTED' ELSE 'SKIPPED' END"
                            + " WHERE runId = ? AND status IN ('PENDING', 'RUNNING')",
                    reason,
                    now,
                    runId);
            sql.update(
                    "UPDATE ScheduleRun SET status = 'FAILED', finishedAt = ?, error = ?, epoch = ?, workerId = ?,"
                            + " failed = (SELECT COUNT(*) FROM JobExecution AS job WHERE job.runId = ScheduleRun.id"
                            + " AND job.status IN ('FAILED', 'TIMED_OUT', 'INTERRUPTED') AND NOT EXISTS (SELECT 1"
                            + " FROM JobExecution AS later WHERE later.runId = job.runId"
                            + " AND later.position = job.position AND later.attempt > job.attempt))"
                            + " WHERE id = ? AND status IN ('QUEUED', 'RUNNING')",
                    now,
                    reason,
                    epoch,
                    workerId,
                    runId);
        });
    }

    /**
     * Makes all runs that are not over this daemon's own; from then on their former owner's writes match nothing.
     *
     * @return how many they are
     */
    public int adopt() {
        return database.transaction(sql -> {
            int adopted = sql.update(
                    "UPDATE ScheduleRun SET epoch = ?, workerId = ? WHERE status IN ('QUEUED', 'RUNNING')"
                            + " AND epoch <= ?",
                    epoch,
                    workerId,
                    epoch);
            sql.update(
                    "UPDATE JobExecution AS job JOIN ScheduleRun AS run ON run.id = job.runId SET job.epoch = run.epoch"
                            + " WHERE run.status IN ('QUEUED', 'RUNNING') AND run.epoch = ? AND job.epoch < run.epoch",
                    epoch);
            return adopted;
        });
    }

    /** The same without any progress. */
    public boolean write(List<RunImage> runs, List<JobImage> jobs) {
        return write(runs, jobs, List.of(), List.of());
    }

    /**
     * Writes images in one transaction; those of runs that belong to a later epoch are passed over.
     *
     * @param endings of jobs that still go on: a run's own image says that none is ending any more
     * @return false, with nothing written, when another daemon is in charge
     */
    public boolean write(
            List<RunImage> runs, List<JobImage> jobs, List<ProgressImage> progress, List<EndingImage> endings) {
        return fence.write(sql -> {
            ImageRows rows = new ImageRows(sql, epoch);
            jobs.forEach(rows::write);
            runs.forEach(rows::write);
            progress.forEach(rows::write);
            endings.forEach(rows::write);
        });
    }
}
