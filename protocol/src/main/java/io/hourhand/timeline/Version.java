package io.hourhand.timeline;

import io.hourhand.run.ScheduleDefinition;
import java.time.Instant;
import java.util.Optional;

/**
 * How a schedule stood after one of its edits.
 *
 * @param number rises by one with each edit
 * @param effectiveFrom slots after this instant are this version's, until the next one takes effect
 * @param definition empty if this build cannot read it any more: its time zone has left the data, say
 * @param pause in force with this version
 * @param editedBy who made the edit
 */
public record Version(
        long number,
        Instant effectiveFrom,
        Optional<ScheduleDefinition> definition,
        Optional<Pause> pause,
        String editedBy) {

    /** The pause that skips a slot of this version. */
    public Optional<Pause> pauseOf(Instant slot) {
        return pause.filter(found -> found.covers(slot));
    }
}
