package io.hourhand.job;

/**
 * A job written in Java. The daemon finds it by {@link java.util.ServiceLoader} in the jars of {@code JOBS_PATH} and
 * makes one instance for all its runs, so it keeps no state of a run in fields.
 */
public interface Job {

    /** The name that a schedule's job gives in {@code config.job}; unique among all jars. */
    String name();

    /**
     * Does the work. Returning is success, throwing is failure: the exception's message becomes the job's error.
     *
     * <p>Runs on a thread of its own. On a cancel, a timeout or the end of the daemon's grace period that thread is
     * interrupted: leave soon after.
     *
     * @throws Exception any failure
     */
    void run(JobContext context) throws Exception;
}
