package io.hourhand.run;

import io.hourhand.policy.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that is about to be made.
 *
 * @param dueAt the slot, or for a manual run the instant of the request; whole milliseconds, no jitter
 * @param plannedAt when it is to start, jitter included; none for runs of the past, which are not late
 * @param requestedBy who asked, when a person did
 * @param triggerId the request that it answers
 * @param retryOf the run that is done again
 */
public record NewRun(
        UUID id,
        UUID scheduleId,
        String scheduleName,
        Cause cause,
        Instant dueAt,
        Optional<Instant> plannedAt,
        RunPlan plan,
        Optional<String> requestedBy,
        Optional<UUID> triggerId,
        Optional<UUID> retryOf) {}
