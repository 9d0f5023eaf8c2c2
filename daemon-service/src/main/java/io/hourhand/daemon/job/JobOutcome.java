package io.hourhand.daemon.job;

import io.hourhand.run.JobStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * How an attempt ended.
 *
 * @param error what went wrong, for people; its first line says the most
 * @param leftBehind whether the job would not end and still goes on, on its own
 * @param output what the job has to show, a line or a few
 */
public record JobOutcome(
        JobKey key,
        JobStatus status,
        Optional<String> error,
        Optional<String> output,
        boolean leftBehind,
        Instant endedAt) {

    /** How an attempt ended that is truly over. */
    static JobOutcome over(
            JobKey key, JobStatus status, Optional<String> error, Optional<String> output, Instant endedAt) {
        return new JobOutcome(key, status, error, output, false, endedAt);
    }
}
