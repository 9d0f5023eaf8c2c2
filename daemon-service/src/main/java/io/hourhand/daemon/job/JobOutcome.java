package io.hourhand.daemon.job;

import io.hourhand.run.JobStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * How an attempt ended.
 *
 * @param error what went wrong, for people; its first line says the most
 * @param output what the job has to show, a line or a few
 */
public record JobOutcome(
        JobKey key, JobStatus status, Optional<String> error, Optional<String> output, Instant endedAt) {}
