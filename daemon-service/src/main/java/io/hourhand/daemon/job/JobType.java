package io.hourhand.daemon.job;

import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.util.Optional;

/** A kind of job, such as {@code sql}. */
public interface JobType {

    /** Makes a job of this kind ready, or says what is wrong with its configuration. Runs nothing yet; may block. */
    Parsed<Work> prepare(JobSpec job);

    /** A job that is ready to run once, on a thread of its own. */
    interface Work {

        /**
         * Does it; whatever is thrown is the job's failure.
         *
         * @return what the job has to show, if anything
         */
        Optional<String> run(AttemptContext context) throws Exception;

        /** Asks it to end, from another thread, before its own is interrupted. May block; may come more than once. */
        default void cancel() {}

        /** Ends by force what it has begun outside of its thread, as asking did not help. May block. */
        default void kill() {}
    }
}
