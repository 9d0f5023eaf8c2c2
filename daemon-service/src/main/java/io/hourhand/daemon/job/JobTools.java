package io.hourhand.daemon.job;

import io.hourhand.daemon.log.LogHub;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What every attempt needs.
 *
 * @param types the kinds of job by name
 * @param dataSource connections for java jobs
 * @param spool keeps outcomes that are not persisted in time
 * @param progress is told how far jobs are
 */
public record JobTools(
        Map<String, JobType> types,
        LogHub logs,
        DataSource dataSource,
        InstantSource clock,
        Spool spool,
        Consumer<JobProgress> progress) {

    /** Makes a job ready to run, or says why it cannot. */
    Parsed<JobType.Work> prepare(JobSpec job) {
        JobType type = types.get(job.type());
        return type != null
                ? type.prepare(job)
                : Parsed.invalid("This daemon knows no job type \"" + job.type() + "\"; it knows: "
                        + String.join(", ", types.keySet().stream().sorted().toList()));
    }
}
