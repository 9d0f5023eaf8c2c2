package io.hourhand.daemon.job;

import io.hourhand.daemon.log.OutputBlock;
import io.hourhand.job.JobContext;

/** What the daemon's own kinds of jobs have beside what every job has. */
public interface AttemptContext extends JobContext {

    /** Adds a program's output to the job's log. */
    default void print(OutputBlock block) {
        log(block.text());
    }
}
