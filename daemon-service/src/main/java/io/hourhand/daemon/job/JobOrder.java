package io.hourhand.daemon.job;

import io.hourhand.run.JobSpec;
import java.time.Instant;
import java.util.UUID;

/**
 * An attempt to be made.
 *
 * @param executionId of its row in JobExecution
 * @param runDueAt when the run was due
 */
public record JobOrder(JobKey key, UUID executionId, JobSpec job, Instant runDueAt) {}
