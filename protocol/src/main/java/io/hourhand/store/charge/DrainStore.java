package io.hourhand.store.charge;

import io.hourhand.run.DrainOrder;
import io.hourhand.run.Ids;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.StoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Whether the daemon is drained. The row is the order: it holds for every daemon until somebody resumes. */
public final class DrainStore {

    private static final String LASTING =
            "SELECT id, drainedAt, drainedBy, reason, heardBy FROM DaemonDrain WHERE lasting = 1";

    private final Database database;

    public DrainStore(Database database) {
        this.database = database;
    }

    /** The order that lasts, if there is one. */
    public Optional<DrainOrder> lasting() {
        return database.each(sql -> sql.row(LASTING, DrainStore::read));
    }

    /** Gives the order; empty where one lasts already. */
    public Optional<DrainOrder> drain(String by, String reason, Instant now) {
        UUID id = Ids.next();
        try {
            database.each(sql -> sql.update(
                    "INSERT INTO DaemonDrain (id, drainedAt, drainedBy, reason) VALUES (?, ?, ?, ?)",
                    id,
                    now,
                    by,
                    reason));
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(new DrainOrder(id, now, by, reason, Optional.empty()));
    }

    /** Takes the order back; says whether there was one. */
    public boolean resume(String by, Instant now) {
        return database.each(sql ->
                sql.update("UPDATE DaemonDrain SET resumedAt = ?, resumedBy = ? WHERE lasting = 1", now, by) == 1);
    }

    /** Notes that a daemon holds to an order. */
    public void heard(UUID order, UUID workerId) {
        database.each(sql -> sql.update("UPDATE DaemonDrain SET heardBy = ? WHERE id = ?", workerId, order));
    }

    private static DrainOrder read(Row row) {
        return new DrainOrder(
                row.id("id"), row.instant("drainedAt"), row.text("drainedBy"), row.text("reason"), row.idIf("heardBy"));
    }
}
