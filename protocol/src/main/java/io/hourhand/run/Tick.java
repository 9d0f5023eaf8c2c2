package io.hourhand.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One hourly look of the daemon at everything, as it notes it.
 *
 * @param at when it looked
 * @param next when it will again
 * @param lag how long after its time it looked; empty for builds that do not say
 * @param found what it came to; empty where the daemon was drained and looked for nothing, and for such builds
 */
public record Tick(Instant at, Instant next, Optional<Duration> lag, Optional<Found> found) {

    /**
     * What a tick came to.
     *
     * @param due schedules that had a slot whose start had come
     * @param started runs that were made for these
     * @param skipped slots that were left out, with their reason in the ledger
     */
    public record Found(int due, int started, long skipped) {

        /** Both together, where one look was not enough. */
        public Found plus(Found more) {
            return new Found(due + more.due, started + more.started, skipped + more.skipped);
        }
    }
}
