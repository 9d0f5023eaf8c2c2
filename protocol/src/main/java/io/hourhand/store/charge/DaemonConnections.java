package io.hourhand.store.charge;

import io.hourhand.store.sql.Sql;
import io.hourhand.store.sql.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Ends what is left of another daemon at the server: connections that it signed and that still live. With them go the
 * locks of transactions that it never finished, and statements that nobody waits for any more.
 */
final class DaemonConnections {

    private static final int NO_SUCH_CONNECTION = 1094;
    private static final int NOT_OURS = 1095;

    private final Sql sql;

    DaemonConnections(Sql sql) {
        this.sql = sql;
    }

    /** Those of the process to which a connection belongs, that one among them; a process is never its own enemy. */
    List<Long> ofTheProcessOf(long connectionId, UUID except) {
        // An id from before the server's last start means nothing any more.
        Instant serverStart = sql.row("SHOW GLOBAL STATUS LIKE 'Uptime'", row -> Long.parseLong(row.text("Value")))
                .flatMap(uptime -> sql.row(
                        "SELECT UTC_TIMESTAMP(6) - INTERVAL ? SECOND AS start",
                        row -> row.instant("start"),
                        uptime + 1))
                .orElseThrow();
        Set<Long> living = living();
        return sql
                .rows(
                        "SELECT theirs.connectionId FROM DaemonConnection AS given JOIN DaemonConnection AS theirs"
                                + " ON theirs.processId = given.processId WHERE given.connectionId = ?"
                                + " AND given.openedAt >= ? AND theirs.openedAt >= ? AND theirs.processId <> ?",
                        row -> row.number("connectionId"),
                        connectionId,
                        serverStart,
                        serverStart,
                        except)
                .stream()
                .filter(living::contains)
                .toList();
    }

    /** Ends connections; one that is gone by itself meanwhile, or that belongs to another user, is passed over. */
    void end(List<Long> connections) {
        for (long connection : connections) {
            try {
                sql.update("KILL " + connection);
            } catch (StoreException e) {
                if (e.code() != NO_SUCH_CONNECTION && e.code() != NOT_OURS) {
                    throw e;
                }
            }
        }
    }

    /** What this user may see, which is at least all that is its own, in this schema. */
    private Set<Long> living() {
        String schema =
                sql.row("SELECT DATABASE() AS here", row -> row.text("here")).orElseThrow();
        return sql
                .rows(
                        "SHOW PROCESSLIST",
                        row -> new Open(row.number("Id"), row.textIf("db").orElse("")))
                .stream()
                .filter(open -> open.schema().equals(schema))
                .map(Open::id)
                .collect(Collectors.toSet());
    }

    private record Open(long id, String schema) {}
}
