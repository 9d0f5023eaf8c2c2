package io.hourhand.policy;

import java.util.Optional;

/** What a schedule says for itself of how long its runs stay; empty where the daemon's setting holds. */
public record OwnRetention(Optional<Integer> keepDays, Optional<Integer> keepLast, Optional<Integer> keepLogDays) {

    /** A schedule that says nothing. */
    public static final OwnRetention NONE = new OwnRetention(Optional.empty(), Optional.empty(), Optional.empty());

    /** What holds for the schedule where the daemon has these settings. */
    public Retention over(Retention settings) {
        return new Retention(
                keepDays.orElse(settings.days()),
                keepLast.orElse(settings.last()),
                keepLogDays.orElse(settings.logDays()));
    }
}
