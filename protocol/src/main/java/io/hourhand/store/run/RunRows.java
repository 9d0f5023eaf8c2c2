package io.hourhand.store.run;

import io.hourhand.json.Json;
import io.hourhand.run.JobSpec;
import io.hourhand.run.JobStatus;
import io.hourhand.run.NewRun;
import io.hourhand.run.RunStatus;
import io.hourhand.store.sql.Sql;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rows of ScheduleRun and JobExecution for a run that is being made. */
final class RunRows {

    private RunRows() {}

    /** Adds a queued run and a pending row for the first attempt at each of its jobs. */
    static void insert(Sql sql, NewRun run, UUID workerId, long epoch, Instant now) {
        sql.update(
                "INSERT INTO ScheduleRun (id, scheduleId, scheduleName, cause, dueAt, plannedAt, status, createdAt, jobs, succeeded,"
                        + " failed, requestedBy, triggerId, retryOfRunId, plan, workerId, epoch)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?)",
                run.id(),
                run.scheduleId(),
                run.scheduleName(),
                run.cause(),
                run.dueAt(),
                run.plannedAt(),
                RunStatus.QUEUED,
                now,
                run.plan().jobs().size(),
                run.requestedBy(),
                run.triggerId(),
                run.retryOf(),
                Json.write(run.plan()),
                workerId,
                epoch);
        sql.batch(
                "INSERT INTO JobExecution (id, runId, position, name, type, maxAttempts, status, attempt, epoch)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
                IntStream.rangeClosed(
                                run.plan().firstPosition(), run.plan().jobs().size())
                        .mapToObj(position -> job(run, position, epoch))
                        .toList());
    }

    private static Object[] job(NewRun run, int position, long epoch) {
        JobSpec job = run.plan().job(position);
        return new Object[] {
            run.plan().executionId(position),
            run.id(),
            position,
            job.name(),
            job.type(),
            job.retry().maxAttempts(),
            JobStatus.PENDING,
            epoch
        };
    }
}
