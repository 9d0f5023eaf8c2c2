package io.hourhand.job;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What the daemon gives to one attempt at a job. Safe to use from threads that the job starts itself. */
public interface JobContext {

    /** The run that this attempt belongs to. */
    UUID runId();

    /** The instant for which the run was due; for a manual run, when it was asked for. */
    Instant dueAt();

    /** 1 for the first attempt at this job in this run, then 2, 3, … */
    int attempt();

    /** The same text for each attempt at this job of this run, so that what is done twice can be noticed. */
    String idempotencyKey();

    /** {@code config.parameters} of the job: strings, numbers, booleans, lists and maps as JSON has them. */
    Map<String, Object> parameters();

    /** Connections to the daemon's own database, {@code DATABASE_URL}, out of a pool kept for jobs. */
    DataSource dataSource();

    /** Adds a line to the job's log; a text of several lines becomes several lines. */
    void log(String line);

    /**
     * Says how far the job is, for the page that shows the run.
     *
     * @param done how many of {@code total} steps are done
     * @param total 1 or more
     */
    void progress(long done, long total);

    /** Whether the job was asked to end; the thread is interrupted as well. */
    boolean cancelled();
}
