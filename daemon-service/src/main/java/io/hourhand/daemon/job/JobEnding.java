package io.hourhand.daemon.job;

import io.hourhand.run.CancelStage;
import java.time.Instant;

/**
 * How far the end of an attempt is that has to stop.
 *
 * @param endsBy when it comes to the next stage, unless the attempt ends before
 */
public record JobEnding(JobKey key, CancelStage stage, Instant endsBy) implements JobNews {}
