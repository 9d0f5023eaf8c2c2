package io.hourhand.wire;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a run's output on its way to a reader.
 *
 * @param seq its number in the run, from 1
 */
public record LogLine(long seq, Instant at, UUID jobExecutionId, String text) {}
