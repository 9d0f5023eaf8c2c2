package io.hourhand.store;

import io.hourhand.store.ClaimStore.Claimed;

/** Lets a transaction happen only while its daemon is in charge: it begins by reading the lease under a shared lock. */
final class EpochFence {

    private final Database database;
    private final long epoch;

    EpochFence(Database database, long epoch) {
        this.database = database;
        this.epoch = epoch;
    }

    /** What a daemon decided, written. */
    interface Decision {
        Claimed on(Sql sql);
    }

    /** A broken unique key means that it was decided already: somebody else was first. */
    Claimed claim(Decision decision) {
        try {
            return database.transaction(sql -> {
                boolean inCharge =
                        sql.exists("SELECT 1 FROM DaemonLease WHERE id = 1 AND epoch = ? LOCK IN SHARE MODE", epoch);
                return inCharge ? decision.on(sql) : Claimed.DEPOSED;
            });
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE) {
                return Claimed.LOST;
            }
            throw e;
        }
    }
}
