package io.hourhand.schedule;

/**
 * How fixed local times get through a clock change. Cron expressions with {@code *} in minute or hour, and intervals
 * under a day, follow real time and do not ask.
 */
public record ClockChanges(Gap gap, Repeat repeat) {

    /** Debian cron's rule: each fixed time once. */
    public static final ClockChanges DEFAULT = new ClockChanges(Gap.SHIFT, Repeat.FIRST);
}
