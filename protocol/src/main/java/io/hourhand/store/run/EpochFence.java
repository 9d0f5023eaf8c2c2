package io.hourhand.store.run;

import io.hourhand.store.run.ClaimStore.Claimed;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Sql;
import io.hourhand.store.sql.StoreException;
import java.util.function.Consumer;

/** Lets a transaction happen only while its daemon is in charge: it begins by reading the lease under a shared lock. */
final class EpochFence {

    /** Whoever takes over has to wait for whom this lets through. */
    static final String QUESTION = "SELECT 1 FROM DaemonLease WHERE id = 1 AND epoch = ? LOCK IN SHARE MODE";

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

    /** Whether the daemon is in charge, and stays so to the end of this transaction. */
    private boolean holds(Sql sql) {
        return sql.exists(QUESTION, epoch);
    }

    /** Does work if the daemon is in charge; says whether it is. */
    boolean write(Consumer<Sql> work) {
        return database.transaction(sql -> {
            boolean holds = holds(sql);
            if (holds) {
                work.accept(sql);
            }
            return holds;
        });
    }

    /** A broken unique key means that it was decided already: somebody else was first. */
    Claimed claim(Decision decision) {
        try {
            return database.transaction(sql -> holds(sql) ? decision.on(sql) : Claimed.DEPOSED);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE) {
                return Claimed.LOST;
            }
            throw e;
        }
    }
}
