package io.hourhand.store;

import io.hourhand.run.ScheduleDefinition;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A schedule as it stands in its table.
 *
 * @param version rises by one with each edit
 * @param nextDueAt the next slot, without jitter; empty when it is off, or never fires again
 * @param problem why it cannot run although it is on, in words
 */
public record StoredSchedule(
        UUID id,
        long version,
        ScheduleDefinition definition,
        Optional<Instant> nextDueAt,
        Optional<String> problem,
        Instant createdAt,
        Instant updatedAt) {}
