package io.hourhand.store.access;

import io.hourhand.run.Ids;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts of people. Emails compare without regard to case. */
public final class UserStore {

    private static final String COLUMNS = "id, email, passwordHash, role, createdAt, disabledAt";

    private final Database database;

    public UserStore(Database database) {
        this.database = database;
    }

    /**
     * One account.
     *
     * @param passwordHash in PHC form; never shown
     */
    public record User(
            UUID id, String email, String passwordHash, Role role, Instant createdAt, Optional<Instant> disabledAt) {}

    public boolean any() {
        return database.each(sql -> sql.exists("SELECT 1 FROM UserAccount LIMIT 1"));
    }

    public Optional<User> find(UUID id) {
        return database.each(
                sql -> sql.row("SELECT " + COLUMNS + " FROM UserAccount WHERE id = ?", UserStore::read, id));
    }

    public Optional<User> findByEmail(String email) {
        return database.each(
                sql -> sql.row("SELECT " + COLUMNS + " FROM UserAccount WHERE email = ?", UserStore::read, email));
    }

    /** All accounts by email. */
    public List<User> list() {
        return database.each(
                sql -> sql.rows("SELECT " + COLUMNS + " FROM UserAccount ORDER BY email, id", UserStore::read));
    }

    /** Adds the admin of an empty table; empty when there is a user already. */
    public Optional<User> createFirst(String email, String passwordHash, Instant now) {
        UUID id = Ids.next();
        try {
            int added = database.each(sql -> sql.update(
                    "INSERT INTO UserAccount (id, email, passwordHash, role, createdAt) SELECT ?, ?, ?, ?, ?"
                            + " FROM (SELECT 1) AS one WHERE NOT EXISTS (SELECT 1 FROM UserAccount)",
                    id,
                    email,
                    passwordHash,
                    Role.ADMIN,
                    now));
            return added == 1 ? find(id) : Optional.empty();
        } catch (StoreException e) {
            return ifDuplicate(e);
        }
    }

    /** Adds an account; empty when the email is taken. */
    public Optional<User> create(String email, String passwordHash, Role role, Instant now) {
        UUID id = Ids.next();
        try {
            database.each(sql -> sql.update(
                    "INSERT INTO UserAccount (id, email, passwordHash, role, createdAt) VALUES (?, ?, ?, ?, ?)",
                    id,
                    email,
                    passwordHash,
                    role,
                    now));
            return find(id);
        } catch (StoreException e) {
            return ifDuplicate(e);
        }
    }

    /** What became of a change of an account. */
    public enum Change {
        DONE,
        UNKNOWN,
        /** It would leave nobody who could log in as an admin. */
        LAST_ADMIN
    }

    /** Sets what is given and leaves the rest. A new password, or being disabled, ends all sessions of the account. */
    public Change change(
            UUID id, Optional<Role> role, Optional<Boolean> disabled, Optional<String> passwordHash, Instant now) {
        return database.transaction(sql -> {
            List<UUID> admins = sql.rows(
                    "SELECT id FROM UserAccount WHERE role = 'ADMIN' AND disabledAt IS NULL FOR UPDATE",
                    row -> row.id("id"));
            boolean demoted = role.filter(word -> word != Role.ADMIN).isPresent() || disabled.orElse(false);
            if (demoted && admins.equals(List.of(id))) {
                return Change.LAST_ADMIN;
            }
            int known = sql.update(
                    "UPDATE UserAccount SET role = COALESCE(?, role), passwordHash = COALESCE(?, passwordHash),"
                            + " disabledAt = CASE ? WHEN 1 THEN COALESCE(disabledAt, ?) WHEN 0 THEN NULL"
                            + " ELSE disabledAt END WHERE id = ?",
                    role,
                    passwordHash,
                    disabled.map(off -> off ? 1 : 0),
                    now,
                    id);
            if (passwordHash.isPresent() || disabled.orElse(false)) {
                sql.update("UPDATE LoginSession SET revokedAt = ? WHERE userId = ? AND revokedAt IS NULL", now, id);
            }
            return known == 1 ? Change.DONE : Change.UNKNOWN;
        });
    }

    private static Optional<User> ifDuplicate(StoreException e) {
        if (e.kind() == StoreException.Kind.DUPLICATE) {
            return Optional.empty();
        }
        throw e;
    }

    private static User read(Row row) {
        return new User(
                row.id("id"),
                row.text("email"),
                row.text("passwordHash"),
                row.word("role", Role.class),
                row.instant("createdAt"),
                row.instantIf("disabledAt"));
    }
}
