package io.hourhand.store.history;

import io.hourhand.run.JobStatus;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Attempts at jobs as people look at them. Errors and outputs come without their far end: it is in the log. */
public final class JobHistory {

    private static final int SHOWN_IN_LIST = 2_000;
    private static final int SHOWN_OF_RUN = 65_536;

    /**
     * The join is straight, from the attempt to its run: the other way round, a page of a large history would be sorted
     * out of all attempts of all runs.
     */
    private static final String COLUMNS = "job.id, job.runId, run.scheduleId, run.scheduleName, job.position, job.name,"
            + " job.type, job.status, job.attempt, job.maxAttempts, job.startsAt, job.startedAt, job.finishedAt, job.durationMs,"
            + " LEFT(job.error, %1$d) AS error, LEFT(job.output, %1$d) AS output, job.progressDone, job.progressTotal"
            + " FROM JobExecution AS job STRAIGHT_JOIN ScheduleRun AS run ON run.id = job.runId";

    private final Database database;

    public JobHistory(Database database) {
        this.database = database;
    }

    /**
     * One attempt at a job of a run.
     *
     * @param maxAttempts how many attempts at this job may fail; those do not count that the end of a daemon interrupted
     * @param startsAt when an attempt begins, or was to begin, that waits for its time after a failed one
     */
    public record Execution(
            UUID id,
            UUID runId,
            UUID scheduleId,
            String scheduleName,
            int position,
            String name,
            String type,
            JobStatus status,
            int attempt,
            int maxAttempts,
            Optional<Instant> startsAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<Long> durationMs,
            Optional<String> error,
            Optional<String> output,
            Optional<Long> progressDone,
            Optional<Long> progressTotal) {}

    /**
     * Which attempts are looked for.
     *
     * @param before made before this one: the last one on the page before
     */
    public record Filter(
            Optional<String> name, Optional<JobStatus> status, Optional<UUID> runId, Optional<UUID> before) {}

    /** The newest first. */
    public List<Execution> list(Filter filter, int limit) {
        Conditions conditions = new Conditions()
                .and("job.name = ?", filter.name())
                .and("job.status = ?", filter.status())
                .and("job.runId = ?", filter.runId())
                .and("job.id < ?", filter.before());
        return database.each(sql -> sql.rows(
                "SELECT " + COLUMNS.formatted(SHOWN_IN_LIST) + conditions.where() + " ORDER BY job.id DESC LIMIT ?",
                JobHistory::read,
                conditions.values(limit)));
    }

    /** All attempts of a run, in the order of its jobs. */
    public List<Execution> ofRun(UUID runId) {
        return database.each(sql -> sql.rows(
                "SELECT " + COLUMNS.formatted(SHOWN_OF_RUN) + " WHERE job.runId = ? ORDER BY job.position, job.attempt",
                JobHistory::read,
                runId));
    }

    private static Execution read(Row row) {
        return new Execution(
                row.id("id"),
                row.id("runId"),
                row.id("scheduleId"),
                row.text("scheduleName"),
                row.count("position"),
                row.text("name"),
                row.text("type"),
                row.word("status", JobStatus.class),
                row.count("attempt"),
                row.count("maxAttempts"),
                row.instantIf("startsAt"),
                row.instantIf("startedAt"),
                row.instantIf("finishedAt"),
                row.numberIf("durationMs"),
                row.textIf("error"),
                row.textIf("output"),
                row.numberIf("progressDone"),
                row.numberIf("progressTotal"));
    }
}
