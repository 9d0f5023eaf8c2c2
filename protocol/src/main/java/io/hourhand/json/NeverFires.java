package io.hourhand.json;

import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a timing that never fires again: an instant that has passed, or a local time that falls into a gap of its
 * zone's clock each year. A timing that is there already may stay, so that an old schedule can be renamed.
 */
public final class NeverFires {

    private NeverFires() {}

    /**
     * The definition, unless it brings a timing that never fires after {@code now}.
     *
     * @param before the definition that it replaces
     */
    public static Reading<ScheduleDefinition> refuse(
            Reading<ScheduleDefinition> reading, Optional<ScheduleDefinition> before, Instant now) {
        return switch (reading) {
            case Reading.Refused<ScheduleDefinition> refused -> refused;
            case Reading.Valid<ScheduleDefinition>(ScheduleDefinition definition) ->
                before.filter(old -> sameTiming(old, definition)).isPresent()
                                || definition.firings().after(now).isPresent()
                        ? reading
                        : new Reading.Refused<>(List.of(complaint(definition, now)));
        };
    }

    private static boolean sameTiming(ScheduleDefinition one, ScheduleDefinition other) {
        return one.timing().equals(other.timing())
                && one.timeZone().equals(other.timeZone())
                && one.clockChanges().equals(other.clockChanges());
    }

    private static FieldError complaint(ScheduleDefinition definition, Instant now) {
        return switch (definition.timing()) {
            case Timing.Once(Instant at) ->
                new FieldError("timing.at", "has passed: it is " + now + " now, so it would never fire");
            case Timing.Cron cron ->
                new FieldError(
                        "timing.expression",
                        "never fires in " + definition.timeZone()
                                + ": the clock there jumps over each of its times; use another time, or gap SHIFT");
            case Timing.Every every -> new FieldError("timing.interval", "never fires again");
        };
    }
}
