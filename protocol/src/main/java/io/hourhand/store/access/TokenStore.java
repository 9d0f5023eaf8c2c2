package io.hourhand.store.access;

import io.hourhand.run.Ids;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tokens for programs: each acts for a user, with that user's role or a lesser one. Only their hashes are kept. */
public final class TokenStore {

    /** How exact {@code lastUsedAt} is: noting each use would be a write for each read. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;

    public TokenStore(Database database) {
        this.database = database;
    }

    /** One token, without what it could be used by. */
    public record Token(
            UUID id,
            UUID userId,
            String email,
            String name,
            Role role,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {}

    /** Who holds a token. */
    public record Held(UUID tokenId, SessionStore.Holder holder) {}

    /**
     * Keeps a token.
     *
     * @param hash SHA-256 of its text, in hexadecimal
     */
    public UUID create(UUID userId, String name, Role role, String hash, Instant now, Optional<Instant> expiresAt) {
        UUID id = Ids.next();
        database.each(sql -> sql.update(
                "INSERT INTO ApiToken (id, userId, name, role, tokenHash, createdAt, expiresAt)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                userId,
                name,
                role,
                hash,
                now,
                expiresAt));
        return id;
    }

    /** Whose token this is, while it holds; its role is never more than that of its user. */
    public Optional<Held> holder(String hash, Instant now) {
        return database.each(sql -> {
            Optional<Held> held = sql.row(
                    "SELECT token.id, token.userId, account.email, account.role, token.role AS lent, token.lastUsedAt"
                            + " FROM ApiToken AS token JOIN UserAccount AS account ON account.id = token.userId"
                            + " WHERE token.tokenHash = ? AND token.revokedAt IS NULL AND account.disabledAt IS NULL"
                            + " AND (token.expiresAt IS NULL OR token.expiresAt > ?)",
                    TokenStore::held,
                    hash,
                    now);
            held.ifPresent(token -> sql.update(
                    "UPDATE ApiToken SET lastUsedAt = ? WHERE id = ? AND (lastUsedAt IS NULL OR lastUsedAt < ?)",
                    now,
                    token.tokenId(),
                    now.minus(USE_NOTED_EVERY)));
            return held;
        });
    }

    /** All tokens, the newest first. */
    public List<Token> list() {
        return database.each(sql -> sql.rows(
                "SELECT token.id, token.userId, account.email, token.name, token.role, token.createdAt,"
                        + " token.expiresAt, token.lastUsedAt, token.revokedAt FROM ApiToken AS token"
                        + " JOIN UserAccount AS account ON account.id = token.userId ORDER BY token.id DESC",
                TokenStore::read));
    }

    /** Ends a token; says whether there was one to end. */
    public boolean revoke(UUID id, Instant now) {
        return database.each(sql ->
                sql.update("UPDATE ApiToken SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL", now, id) == 1);
    }

    private static Held held(Row row) {
        SessionStore.Holder holder = SessionStore.Holder.read(row);
        Role role = holder.role().atMost(row.word("lent", Role.class));
        return new Held(row.id("id"), new SessionStore.Holder(holder.userId(), holder.email(), role));
    }

    private static Token read(Row row) {
        return new Token(
                row.id("id"),
                row.id("userId"),
                row.text("email"),
                row.text("name"),
                row.word("role", Role.class),
                row.instant("createdAt"),
                row.instantIf("expiresAt"),
                row.instantIf("lastUsedAt"),
                row.instantIf("revokedAt"));
    }
}
