package io.hourhand.store.run;

import io.hourhand.run.CancelStage;
import io.hourhand.run.RunStatus;
import io.hourhand.store.sql.Sql;
import java.time.Duration;
import java.util.Optional;

/** Rows of runs and attempts as their image says they stand. Those of a later epoch are passed over. */
record ImageRows(Sql sql, long epoch) {

    /** A run whose image is written has no job that is ending; one that was abandoned says so for ever. */
    void write(RunStore.RunImage run) {
        sql.update(
                "UPDATE ScheduleRun SET status = ?, startedAt = ?, finishedAt = ?, succeeded = ?, failed = ?, error = ?,"
                        + " cancelStage = ?, cancelEndsBy = NULL"
                        + " WHERE id = ? AND epoch = ?",
                run.status(),
                run.startedAt(),
                run.finishedAt(),
                run.succeeded(),
                run.failed(),
                run.error(),
                run.status() == RunStatus.ABANDONED ? Optional.of(CancelStage.ABANDONED) : Optional.empty(),
                run.id(),
                epoch);
    }

    /** First attempts have their row since the claim; later ones get theirs here. */
    void write(RunStore.JobImage job) {
        Optional<Duration> took =
                job.startedAt().flatMap(start -> job.finishedAt().map(end -> Duration.between(start, end)));
        int known = sql.update(
                "UPDATE JobExecution SET status = ?, startsAt = ?, startedAt = ?, finishedAt = ?, durationMs = ?, error = ?, output = ?"
                        + " WHERE runId = ? AND position = ? AND attempt = ? AND epoch = ?",
                job.status(),
                job.startsAt(),
                job.startedAt(),
                job.finishedAt(),
                took,
                job.error(),
                job.output(),
                job.runId(),
                job.position(),
                job.attempt(),
                epoch);
        if (known == 0) {
            insert(job, took);
        }
    }

    void write(RunStore.ProgressImage step) {
        sql.update(
                "UPDATE JobExecution SET progressDone = ?, progressTotal = ?"
                        + " WHERE runId = ? AND position = ? AND attempt = ? AND epoch = ?",
                step.done(),
                step.total(),
                step.runId(),
                step.position(),
                step.attempt(),
                epoch);
    }

    void write(RunStore.EndingImage ending) {
        sql.update(
                "UPDATE ScheduleRun SET cancelStage = ?, cancelEndsBy = ?"
                        + " WHERE id = ? AND epoch = ? AND status = 'RUNNING'",
                ending.stage(),
                ending.endsBy(),
                ending.runId(),
                epoch);
    }

    private void insert(RunStore.JobImage job, Optional<Duration> took) {
        sql.update(
                "INSERT IGNORE INTO JobExecution (id, runId, position, name, type, maxAttempts, status, attempt,"
                        + " startsAt, startedAt, finishedAt, durationMs, error, output, epoch)"
                        + " SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " epoch FROM ScheduleRun WHERE id = ? AND epoch = ?",
                job.id(),
                job.position(),
                job.name(),
                job.type(),
                job.maxAttempts(),
                job.status(),
                job.attempt(),
                job.startsAt(),
                job.startedAt(),
                job.finishedAt(),
                took,
                job.error(),
                job.output(),
                job.runId(),
                epoch);
    }
}
