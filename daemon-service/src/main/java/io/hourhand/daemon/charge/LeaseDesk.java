package io.hourhand.daemon.charge;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.policy.ClockOffset;
import io.hourhand.policy.ClockReading;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.sql.Reach;
import io.hourhand.store.sql.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a daemon asks of the database about its own standing. Blocks: not for an actor's thread.
 *
 * @param self what the daemon tells of itself
 * @param signature of its process's connections
 * @param clock the daemon's, to be compared with the database's
 */
public record LeaseDesk(
        DatabaseUrl database,
        WorkerStore workers,
        WorkerStore.Registration self,
        Signature signature,
        InstantSource clock) {

    /** How long an answer is waited for on the lease's connection: no standby believes by then that this one hangs. */
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);

    WorkerStore.Registration register() {
        workers.register(self, WorkerStatus.STANDBY);
        return self;
    }

    Lease connect() {
        return Lease.connect(database, signature);
    }

    /**
     * Being in charge.
     *
     * @param clock what this daemon's clock is worth; empty when somebody took over in the same moment
     */
    record Crown(long epoch, Optional<ClockReading> clock) {}

    /** @param known what the last comparison of the clocks came to */
    Crown takeOver(Lease lease, Optional<ClockReading> known) {
        long epoch = lease.takeOver(self.id());
        lease.expectAnswersWithin(patience());
        Optional<ClockReading> compared = beat(lease, known);
        return new Crown(epoch, compared.isEmpty() ? compared : beat(lease, compared));
    }

    /**
     * Shows life, and compares the clocks by the answer.
     *
     * @param known what the comparison before came to: it is written down, and has a say in what follows from this one
     * @return empty when somebody took over
     */
    Optional<ClockReading> beat(Lease lease, Optional<ClockReading> known) {
        Instant asked = clock.instant();
        return lease.beat(self.id(), known)
                .map(answer -> ClockReading.after(known, ClockOffset.measured(asked, clock.instant(), answer)));
    }

    boolean renew(Lease lease, long epoch) {
        boolean still = lease.renew(self.id(), epoch);
        lease.expectAnswersWithin(patience());
        return still;
    }

    /** Whether another connection is let in, and has an answer, before anybody would be in doubt about it. */
    boolean answersElsewhere() {
        return Reach.answers(database, Hearing.PATIENCE);
    }

    /** Notes the end that was asked for, then lets the lock go. */
    void leave(boolean registered, Optional<Lease> lease) {
        try {
            if (registered) {
                workers.stopped(self.id());
            }
        } finally {
            lease.ifPresent(Lease::close);
        }
    }

    private Duration patience() {
        Duration atLeast = self.heartbeat().compareTo(SHORTEST_PATIENCE) > 0 ? self.heartbeat() : SHORTEST_PATIENCE;
        return atLeast.compareTo(LONGEST_PATIENCE) < 0 ? atLeast : LONGEST_PATIENCE;
    }
}
