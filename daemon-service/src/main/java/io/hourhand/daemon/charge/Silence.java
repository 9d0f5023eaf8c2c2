package io.hourhand.daemon.charge;

import io.hourhand.store.charge.Lease.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How long a standby has heard nothing of the lease's holder, while it was listening: a standby that was itself stopped,
 * or whose machine slept, has heard nothing either, and that says nothing about the holder. All by the database's clock.
 * Pure.
 *
 * @param sign the last sign of life
 * @param heard how long this standby has listened since then
 * @param last when it looked last
 */
record Silence(Sign sign, Duration heard, Instant last) {

    /** A holder that misses so many heartbeats hangs. */
    static final int MISSES = 3;

    /** What changes as long as a holder lives: its heartbeat, and with a new holder the connection and the daemon. */
    record Sign(Optional<Long> connectionId, Optional<UUID> workerId, Optional<Instant> heartbeat) {

        static Sign of(Holder holder) {
            return new Sign(holder.connectionId(), holder.workerId(), holder.heartbeat());
        }
    }

    /** A standby begins to listen. */
    static Silence begins(Holder holder) {
        return new Silence(Sign.of(holder), Duration.ZERO, holder.now());
    }

    /**
     * This silence after another look.
     *
     * @param listened how long the standby meant to wait since its last look; if it was away for longer, that counts no
     *     more than this
     */
    Silence after(Holder holder, Duration listened) {
        Duration awake = shorter(Duration.between(last, holder.now()), listened);
        Sign seen = Sign.of(holder);
        Duration silent = seen.equals(sign)
                ? heard.plus(awake)
                : seen.heartbeat()
                        .map(beat -> shorter(Duration.between(beat, holder.now()), awake))
                        .orElse(Duration.ZERO);
        return new Silence(seen, silent, holder.now());
    }

    /** How much longer the holder may stay silent; zero or less when it has been for too long. */
    Duration left(Duration interval) {
        return interval.multipliedBy(MISSES).minus(heard);
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration less = one.compareTo(other) < 0 ? one : other;
        return less.isNegative() ? Duration.ZERO : less;
    }
}
