package io.hourhand.store.schedule;

import io.hourhand.run.ScheduleDefinition;
import io.hourhand.timeline.Pause;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A schedule as it stands in its table.
 *
 * @param version rises by one with each edit
 * @param nextDueAt the next slot, without jitter; empty when it is off, or never fires again
 * @param pause who paused it and why; over when its end has passed
 * @param problem why it cannot run although it is on, in words
 * @param updatedAt from when this version is in force
 */
public record StoredSchedule(
        UUID id,
        long version,
        ScheduleDefinition definition,
        Optional<Instant> nextDueAt,
        Optional<Pause> pause,
        Optional<String> problem,
        Instant createdAt,
        Instant updatedAt) {

    /** The pause that is in force at an instant. */
    public Optional<Pause> pauseAt(Instant now) {
        return pause.filter(
                found -> found.until().filter(end -> !end.isAfter(now)).isEmpty());
    }

    /** The same row with another definition. */
    StoredSchedule with(ScheduleDefinition other) {
        return new StoredSchedule(id, version, other, nextDueAt, pause, problem, createdAt, updatedAt);
    }
}
