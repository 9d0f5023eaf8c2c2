package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The supervisor's sense of time: since when it has been ready without a break, and what it waits for. Timers count the
 * processor's time and not the clock's, so no nap is longer than a pulse: a clock that was set is noticed at the next
 * one. A pulse asks nobody anything. Belongs to the supervisor's thread.
 */
final class Vigil {

    static final Duration PULSE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private Watch watch;
    private Optional<Instant> nextStart = Optional.empty();

    Vigil(InstantSource clock) {
        this.clock = clock;
        this.watch = Watch.begins(clock.instant(), Optional.empty());
    }

    /**
     * This daemon is in charge from now on.
     *
     * @param lastSeen when a daemon was last known to be up before this one
     * @param drained since when it is drained, if it is
     */
    void begin(Optional<Instant> lastSeen, Optional<Instant> drained) {
        Instant now = clock.instant();
        watch = drained.map(since -> Watch.beginsDrained(now, lastSeen, since))
                .orElseGet(() -> Watch.begins(now, lastSeen));
    }

    Watch watch() {
        return watch;
    }

    /** Notes that what is due could have been started now; says whether that was not so for a while. */
    boolean seen() {
        return seen(Optional.empty());
    }

    /** @param why that was not so, where somebody wanted it */
    boolean seen(String why) {
        return seen(Optional.of(why));
    }

    private boolean seen(Optional<String> why) {
        Instant now = clock.instant();
        Instant last = watch.last();
        watch = watch.seen(now, why);
        if (watch.since().equals(now) && !last.equals(now)) {
            Narration.note("Nothing could start from " + last + " to " + now + ": "
                    + why.orElse(
                            "this daemon was stopped, its machine slept, its clock was set, or its database was away")
                    + ".");
            return true;
        }
        return false;
    }

    /** Notes what to wait for. */
    void waitFor(Optional<Instant> start) {
        nextStart = start;
    }

    /** How long to sleep until the next start, if that comes before the pulse after next. */
    Optional<Duration> nap() {
        return nextStart
                .map(next -> Duration.between(clock.instant(), next))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .filter(left -> left.compareTo(PULSE.multipliedBy(2)) < 0);
    }
}
