package io.hourhand.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * How the connections of one daemon process are told from all others: each is written down when it is opened, so that
 * the next daemon can end them if this one hangs. One more statement a connection, and no privilege that an ordinary
 * user of the database lacks.
 *
 * @param processId of this start of a process
 */
public record Signature(UUID processId) {

    /** Writes down the connection that runs it. */
    public String statement() {
        return "REPLACE INTO DaemonConnection (connectionId, processId, openedAt) VALUES (CONNECTION_ID(), '"
                + processId + "', UTC_TIMESTAMP(6))";
    }

    void sign(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statement());
        }
    }
}
