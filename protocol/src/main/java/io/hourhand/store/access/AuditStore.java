package io.hourhand.store.access;

import io.hourhand.run.Ids;
import io.hourhand.store.sql.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who did what. Only ever added to. */
public final class AuditStore {

    private final Database database;

    public AuditStore(Database database) {
        this.database = database;
    }

    /**
     * Notes an act.
     *
     * @param actor the email of whoever did it
     * @param address from where
     * @param action such as {@code schedule.create}
     * @param subjectId what it was done to
     * @param detail JSON
     */
    public void add(Instant at, String actor, String address, String action, Optional<UUID> subjectId, String detail) {
        database.each(sql -> sql.update(
                "INSERT INTO AuditEvent (id, at, actor, address, action, subjectId, detail)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                at,
                actor,
                address,
                action,
                subjectId,
                detail));
    }
}
