package io.hourhand.run;

import io.hourhand.schedule.Firing;
import io.hourhand.schedule.Jitter;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The slot that a schedule waits for.
 *
 * @param dueAt the slot
 * @param startAt when it starts: the slot plus its jitter
 */
public record NextSlot(Instant dueAt, Instant startAt) {

    /** The first slot of an enabled schedule strictly after an instant; none for one that is off. */
    public static Optional<NextSlot> after(UUID scheduleId, ScheduleDefinition schedule, Instant instant) {
        return schedule.enabled()
                ? schedule.firings()
                        .after(instant)
                        .map(Firing::dueAt)
                        .map(due -> new NextSlot(due, due.plus(Jitter.of(scheduleId, due, schedule.jitter()))))
                : Optional.empty();
    }
}
