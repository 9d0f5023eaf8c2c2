package io.hourhand.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * Firings to come that a clock change touches: an appointment that is moved out of a gap, or whose local time is read
 * twice. What follows real time is never touched, as it fires by no appointment.
 */
public final class ClockTouches {

    private static final int MOST = 10;

    private ClockTouches() {}

    /** The first ten of them up to a later instant; only the hours around each change are looked at. */
    public static List<Firing> between(Timing timing, ZoneId zone, ClockChanges rules, Instant from, Instant to) {
        if (!hasAppointments(timing)) {
            return List.of();
        }
        Firings firings = Firings.of(timing, zone, rules);
        List<Firing> touched = new ArrayList<>();
        for (ZoneOffsetTransition change = zone.getRules().nextTransition(from);
                change != null && change.getInstant().isBefore(to) && touched.size() < MOST;
                change = zone.getRules().nextTransition(change.getInstant())) {
            Duration width = change.getDuration().abs();
            Instant end = change.getInstant().plus(width);
            firings.stream(change.getInstant().minus(width).minusNanos(1))
                    .takeWhile(firing -> firing.dueAt().isBefore(end))
                    .filter(firing ->
                            firing.note().isPresent() && firing.dueAt().isAfter(from))
                    .limit(MOST - touched.size())
                    .forEach(touched::add);
        }
        return touched;
    }

    private static boolean hasAppointments(Timing timing) {
        return switch (timing) {
            case Timing.Cron(CronExpression cron) -> !cron.times().followRealTime();
            case Timing.Every(Interval.Days days) -> true;
            case Timing.Every(Interval.Seconds seconds) -> false;
            case Timing.Once once -> false;
        };
    }
}
