package io.hourhand.daemon.supervise;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.Lease;
import io.hourhand.store.Signature;
import io.hourhand.store.WorkerStore;
import java.time.Duration;
import java.util.Optional;

/**
 * What a daemon asks of the database about its own standing. Blocks: not for an actor's thread.
 *
 * @param self what the daemon tells of itself
 * @param signature of its process's connections
 */
public record LeaseDesk(DatabaseUrl database, WorkerStore workers, WorkerStore.Registration self, Signature signature) {

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

    /** Gives the new epoch. */
    long takeOver(Lease lease) {
        long epoch = lease.takeOver(self.id());
        lease.expectAnswersWithin(patience());
        return epoch;
    }

    boolean renew(Lease lease, long epoch) {
        boolean still = lease.renew(self.id(), epoch);
        lease.expectAnswersWithin(patience());
        return still;
    }

    /** Notes the end that was asked for, then lets the lock go. */
    void leave(boolean registered, Optional<Lease> lease) {
        if (registered) {
            workers.stopped(self.id());
        }
        lease.ifPresent(Lease::close);
    }

    private Duration patience() {
        Duration atLeast = self.heartbeat().compareTo(SHORTEST_PATIENCE) > 0 ? self.heartbeat() : SHORTEST_PATIENCE;
        return atLeast.compareTo(LONGEST_PATIENCE) < 0 ? atLeast : LONGEST_PATIENCE;
    }
}
