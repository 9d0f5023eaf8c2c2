package io.hourhand.daemon.job;

import java.util.Optional;

/** Where outcomes wait that the journal does not take, as the database is away. Safe to use from every thread. */
public interface Spool {

    /**
     * Keeps an outcome until it is settled. Blocks until it is on the disk.
     *
     * @throws java.io.UncheckedIOException if the disk does not take it; it is kept in memory all the same
     */
    void keep(JobOutcome outcome);

    /** What was kept of an attempt, by this daemon or by one before it on this machine. Does not block. */
    Optional<JobOutcome> find(JobKey key);

    /** The outcome is in the journal: it need not be kept any longer. Blocks. */
    void settle(JobKey key);
}
