package io.hourhand.store.access;

import io.hourhand.run.Ids;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Logins. A session counts only while its row says so and its user may log in. */
public final class SessionStore {

    private final Database database;

    public SessionStore(Database database) {
        this.database = database;
    }

    /** Who stands behind a session or a token at this moment. */
    public record Holder(UUID userId, String email, Role role) {

        static Holder read(Row row) {
            return new Holder(row.id("userId"), row.text("email"), row.word("role", Role.class));
        }
    }

    /** Begins a session, and forgets those of this user that are over. */
    public UUID open(UUID userId, Instant now, Instant expiresAt) {
        UUID id = Ids.next();
        database.transaction(sql -> {
            sql.update("DELETE FROM LoginSession WHERE userId = ? AND expiresAt < ?", userId, now);
            return sql.update(
                    "INSERT INTO LoginSession (id, userId, createdAt, expiresAt) VALUES (?, ?, ?, ?)",
                    id,
                    userId,
                    now,
                    expiresAt);
        });
        return id;
    }

    /** Whose session this is, while it lasts. */
    public Optional<Holder> holder(UUID sessionId, Instant now) {
        return database.each(sql -> sql.row(
                "SELECT session.userId, account.email, account.role FROM LoginSession AS session"
                        + " JOIN UserAccount AS account ON account.id = session.userId"
                        + " WHERE session.id = ? AND session.revokedAt IS NULL AND session.expiresAt > ?"
                        + " AND account.disabledAt IS NULL",
                Holder::read,
                sessionId,
                now));
    }

    /** Ends a session. */
    public void close(UUID sessionId, Instant now) {
        database.each(sql ->
                sql.update("UPDATE LoginSession SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL", now, sessionId));
    }
}
