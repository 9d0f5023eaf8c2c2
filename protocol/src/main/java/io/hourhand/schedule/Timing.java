package io.hourhand.schedule;

import java.time.Instant;

/** When a schedule fires, before any zone is known. */
public sealed interface Timing permits Timing.Cron, Timing.Every, Timing.Once {

    /** At the local times that a cron expression matches. */
    record Cron(CronExpression expression) implements Timing {}

    /** Again and again at one distance. */
    record Every(Interval interval) implements Timing {}

    /** At one instant, then never again. */
    record Once(Instant at) implements Timing {}
}
