package io.hourhand.daemon.charge;

import io.hourhand.policy.ClockReading;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.charge.WorkerStore;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A standby's wait for the lock, in rounds: a slice of waiting inside the server, and once a heartbeat a look at the
 * holder, which is ended when it hangs. Blocks: not for an actor's thread; one thread at a time.
 */
final class Standby {

    /** The longest wait inside the server: well under the socket timeout, and short enough to end in time. */
    private static final Duration SLICE = Duration.ofSeconds(10);

    private final Lease lease;
    private final LeaseDesk desk;
    private final WorkerStore.Registration self;
    private Optional<ClockReading> clock;
    private Optional<Silence> silence = Optional.empty();
    private Duration untilLook = Duration.ZERO;
    private Duration listened = Duration.ZERO;

    /** @param clock what the last comparison of the clocks came to */
    Standby(Lease lease, LeaseDesk desk, Optional<ClockReading> clock) {
        this.lease = lease;
        this.desk = desk;
        this.self = desk.self();
        this.clock = clock;
    }

    /**
     * What a round came to.
     *
     * @param lock whether the lock is ours now
     * @param holder the daemon that is RUNNING, if one is
     * @param ended how long a holder had been silent, if it was ended in this round
     * @param nap how long to rest before the next round
     * @param clock how far the clocks are apart, as far as known
     */
    record Round(
            boolean lock,
            Optional<UUID> holder,
            Optional<Duration> ended,
            Duration nap,
            Optional<ClockReading> clock) {}

    Round next() {
        Optional<Duration> ended = untilLook.isPositive() ? Optional.empty() : look();
        // The server counts in seconds; what is shorter is napped away here.
        Duration wait = shorter(untilLook, SLICE);
        Duration slice = Duration.ofSeconds(wait.toSeconds());
        boolean lock = lease.acquire(ended.isPresent() ? Duration.ofSeconds(1) : slice);
        Duration nap = slice.isZero() ? wait : Duration.ZERO;
        Duration passed = slice.plus(nap);
        untilLook = untilLook.minus(passed);
        listened = listened.plus(passed);
        return new Round(lock, silence.flatMap(known -> known.sign().workerId()), ended, nap, clock);
    }

    private Optional<Duration> look() {
        // Its own row has to show life too, or the one in charge would take it for dead.
        clock = desk.beat(lease, clock);
        Lease.Holder holder = lease.holder();
        Silence now = silence.map(before -> before.after(holder, listened)).orElseGet(() -> Silence.begins(holder));
        silence = Optional.of(now);
        listened = Duration.ZERO;
        Duration left = now.left(holder.interval().orElse(self.heartbeat()));
        untilLook = shorter(self.heartbeat(), left);
        if (left.isPositive() || holder.connectionId().isEmpty()) {
            return Optional.empty();
        }
        lease.end(holder.connectionId().get());
        silence = Optional.empty();
        untilLook = self.heartbeat();
        return Optional.of(now.heard());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
