package io.hourhand.store.history;

import io.hourhand.policy.Overlap;
import io.hourhand.run.Ids;
import io.hourhand.run.RunStatus;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs that somebody may want to do again together, and what has to be known of each for that. */
public final class RetryCandidates {

    /** A request that nobody has decided about: the daemon is drained, or away. */
    private static final String ASKED = "EXISTS (SELECT 1 FROM ScheduleTrigger AS asked"
            + " WHERE asked.status = 'PENDING' AND asked.retryOfRunId = run.id)";

    private static final String RUNS = "SELECT run.id, run.scheduleId, run.scheduleName, run.status, run.dueAt,"
            + " schedule.timeZone, schedule.overlapRule,"
            + " EXISTS (SELECT 1 FROM ScheduleRun AS again WHERE again.retryOfRunId = run.id) AS retried,"
            + " " + ASKED + " AS asked"
            + " FROM ScheduleRun AS run LEFT JOIN Schedule AS schedule ON schedule.id = run.scheduleId";

    private final Database database;

    public RetryCandidates(Database database) {
        this.database = database;
    }

    /**
     * A run.
     *
     * @param timeZone of its schedule; empty where that was deleted
     * @param overlap the rule that its schedule has now; empty where that was deleted
     * @param retried whether another run has done it again
     * @param asked whether somebody has asked for that, and the request waits
     */
    public record Candidate(
            UUID id,
            UUID scheduleId,
            String scheduleName,
            RunStatus status,
            Instant dueAt,
            Optional<String> timeZone,
            Optional<Overlap> overlap,
            boolean retried,
            boolean asked) {}

    /** Runs by their ids, whatever they are; the newest first. */
    public List<Candidate> of(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String each = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return database.each(sql -> sql.rows(
                RUNS + " WHERE run.id IN (" + each + ") ORDER BY run.id DESC", RetryCandidates::read, ids.toArray()));
    }

    /**
     * Runs that failed or were abandoned, were not done again yet nor asked for, and have an attempt that a list of jobs shows; the
     * newest first. Goes along the runs of these two states, as there are few of them.
     */
    public List<Candidate> matching(JobListing.Filter filter, int most) {
        Conditions job = filter.conditions(filter.status());
        // An attempt is made after its run and before its run's end.
        Conditions run = new Conditions()
                .and("run.status IN ('FAILED', ?)", Optional.of(RunStatus.ABANDONED))
                .and("run.finishedAt >= ?", filter.since())
                .and("run.id < ?", filter.until().map(Ids::from))
                .in("run.id", filter.runs());
        return database.each(sql -> sql.rows(
                RUNS + run.where() + " AND EXISTS (SELECT 1 FROM JobExecution AS job" + job.where()
                        + " AND job.runId = run.id)"
                        + " AND NOT EXISTS (SELECT 1 FROM ScheduleRun AS again WHERE again.retryOfRunId = run.id)"
                        + " AND NOT " + ASKED
                        + " ORDER BY run.id DESC LIMIT ?",
                RetryCandidates::read,
                run.followedBy(job, most)));
    }

    private static Candidate read(Row row) {
        return new Candidate(
                row.id("id"),
                row.id("scheduleId"),
                row.text("scheduleName"),
                row.word("status", RunStatus.class),
                row.instant("dueAt"),
                row.textIf("timeZone"),
                row.wordIf("overlapRule", Overlap.class),
                row.flag("retried"),
                row.flag("asked"));
    }
}
