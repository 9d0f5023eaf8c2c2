package io.hourhand.daemon.job;

import io.hourhand.daemon.figure.AbandonedThreads;
import io.hourhand.daemon.log.LogHub;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.time.Duration;
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
 * @param stage how long each stage of an attempt's end takes at most
 * @param abandoned collects the threads of attempts that would not end
 * @param news is told how far attempts are
 */
public record JobTools(
        Map<String, JobType> types,
        LogHub logs,
        DataSource dataSource,
        InstantSource clock,
        Spool spool,
        Duration stage,
        AbandonedThreads abandoned,
        Consumer<JobNews> news) {

    /** Makes a job ready to run, or says why it cannot. */
    Parsed<JobType.Work> prepare(JobSpec job) {
        JobType type = types.get(job.type());
        return type != null
                ? type.prepare(job)
                : Parsed.invalid("This daemon knows no job type \"" + job.type() + "\"; it knows: "
                        + String.join(", ", types.keySet().stream().sorted().toList()));
    }
}
