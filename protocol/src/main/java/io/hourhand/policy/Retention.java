package io.hourhand.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a schedule's finished runs stay. One that is younger than {@code days}, or among the newest {@code last},
 * stays whatever else holds, and so do the last that succeeded and the last that failed.
 *
 * @param days counted from a run's end; 0 keeps runs for ever
 * @param last how many of the newest runs stay however old they are
 * @param logDays how long logs stay, never longer than their runs; 0 keeps them as long as these
 */
public record Retention(int days, int last, int logDays) {

    /** The daemon's settings where its operator says nothing. */
    public static final Retention USUAL = new Retention(90, 10, 30);

    /** The most that can be asked for: a century. */
    public static final int MOST_DAYS = 36_500;

    /** The most runs that can be kept by number. */
    public static final int MOST_RUNS = 1_000_000;

    /** Runs that ended before this instant may go; empty where none ever does. */
    public Optional<Instant> runsBefore(Instant now) {
        return before(now, days);
    }

    /** Logs of runs that ended before this instant may go; empty where none ever does. */
    public Optional<Instant> logsBefore(Instant now) {
        int shorter = days == 0 ? logDays : logDays == 0 ? days : Math.min(days, logDays);
        return before(now, shorter);
    }

    private static Optional<Instant> before(Instant now, int days) {
        return days == 0 ? Optional.empty() : Optional.of(now.minus(Duration.ofDays(days)));
    }
}
