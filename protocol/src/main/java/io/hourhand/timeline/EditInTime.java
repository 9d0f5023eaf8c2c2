package io.hourhand.timeline;

import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * An edit's place in time. It takes effect at once, but never before a slot that has been decided already: where a clock
 * was set back, what it shows a second time stays as it was decided the first time.
 *
 * @param effectiveFrom slots after this instant are the new definition's; whole microseconds
 * @param next the slot that the schedule waits for: a slot that has come and is not decided yet stays
 */
public record EditInTime(Instant effectiveFrom, Optional<NextSlot> next) {

    /**
     * Places an edit.
     *
     * @param waiting the slot that the schedule waits for under the old definition
     * @param decided the last slot that has an outcome
     */
    public static EditInTime of(
            UUID scheduleId,
            Optional<NextSlot> waiting,
            Optional<Instant> decided,
            ScheduleDefinition definition,
            Instant now) {
        Instant asked = now.truncatedTo(ChronoUnit.MICROS);
        Instant from = decided.filter(last -> last.isAfter(asked)).orElse(asked);
        Optional<NextSlot> overdue = waiting.filter(slot -> !slot.dueAt().isAfter(from));
        return new EditInTime(from, overdue.or(() -> NextSlot.after(scheduleId, definition, from)));
    }
}
