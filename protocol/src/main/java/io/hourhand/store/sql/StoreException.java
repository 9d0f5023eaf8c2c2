package io.hourhand.store.sql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** A statement that did not succeed, and what that means for the caller. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Server errors that say "not now" about the whole database: shutdown, too many connections, out of threads. */
    private static final Set<Integer> OUTAGES =
            Set.of(1040, 1041, 1053, 1077, 1079, 1129, 1135, 1152, 1158, 1159, 1160, 1161, 1203, 1226, 3100);

    /** Server errors by which it answers, and takes no writes: read-only as a whole, or in its engine. */
    static final Set<Integer> READ_ONLY = Set.of(1036, 1290, 1792, 1836, 1874);

    /** Server errors about a value that do not say so by their SQL state: its letters, a check, a trigger. */
    private static final Set<Integer> REFUSALS = Set.of(1366, 1644, 3819, 4025);

    /** What kind of failure it is. */
    public enum Kind {
        /** The database cannot be reached or takes no writes: try again later. */
        UNAVAILABLE,
        /** A unique key already has this value: somebody else was first. */
        DUPLICATE,
        /** A deadlock or a lock wait (1213, 1205): the same transaction may be tried again at once. */
        CONTENTION,
        /** The database takes other values, but not these: too long, out of range, against a constraint. */
        REFUSED,
        /** Anything else: a fault of ours. */
        BROKEN
    }

    private final Kind kind;
    private final int code;

    public StoreException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.kind = kindOf(cause);
        this.code = cause.getErrorCode();
    }

    public Kind kind() {
        return kind;
    }

    /** The server's own number for it. */
    public int code() {
        return code;
    }

    /** What kind of failure it is, or what caused it; empty for one that is none of the database's. */
    public static Optional<Kind> kind(Throwable failure) {
        return said(failure).map(StoreException::kindOf);
    }

    /** Whether {@code failure}, or what caused it, is a failure of this kind. */
    public static boolean is(Kind kind, Throwable failure) {
        return kind(failure).equals(Optional.of(kind));
    }

    /** Whether it says that the database takes no changes, while what it holds can be read. */
    public static boolean isOfWritesOnly(Throwable failure) {
        return said(failure).filter(StoreException::takesNoWrites).isPresent();
    }

    /** What the driver said first. */
    private static Optional<SQLException> said(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** Whether this is what a database or its driver says, for those who know no SQL. */
    public static boolean isSql(Throwable failure) {
        return failure instanceof SQLException || failure instanceof StoreException;
    }

    private static Kind kindOf(SQLException failure) {
        int code = failure.getErrorCode();
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (code == 1205 || code == 1213 || state.equals("40001")) {
            return Kind.CONTENTION;
        }
        if (code == 1062) {
            return Kind.DUPLICATE;
        }
        if (state.startsWith("22") || state.startsWith("23") || REFUSALS.contains(code)) {
            return Kind.REFUSED;
        }
        boolean lost = state.startsWith("08") || failure instanceof SQLTransientConnectionException;
        return lost || OUTAGES.contains(code) || takesNoWrites(failure) ? Kind.UNAVAILABLE : Kind.BROKEN;
    }

    private static boolean takesNoWrites(SQLException failure) {
        return READ_ONLY.contains(failure.getErrorCode()) || NoRoom.says(failure);
    }
}
