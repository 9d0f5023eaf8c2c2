package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What two services that have nothing to do ask of the database, seen in the server's own log of all statements. */
final class IdleIT {

    private static final String HEARTBEAT = "UPDATE WorkerInstance SET lastHeartbeatAt";
    private static final String THEIRS = "command_type IN ('Query', 'Execute') AND thread_id <> CONNECTION_ID()";

    @Test
    void anIdleDaemonSendsHeartbeatsAndAnIdleWebServerNothing() throws SQLException {
        // Its log is the whole server's, so none that others share.
        try (Schema schema = Schema.onMariaDb();
                Services services = new Services(schema.url())) {
            Client client = services.web();
            Program daemon = services.daemon(Map.of("HEARTBEAT_INTERVAL_MS", "500"));
            daemon.awaitLine(Services.POLLING);
            client.get("/api/v1/schedules").expect(200);

            // One connection for all that this test asks: opening others would be seen as well.
            try (Connection connection = schema.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET GLOBAL log_output = 'TABLE'");
                statement.execute("SET GLOBAL general_log = ON");
                // The first look for due schedules comes right after the start, and is no idleness yet.
                Eventually.equal(true, () -> heartbeats(connection) >= 4);
                statement.execute("TRUNCATE mysql.general_log");
                Eventually.equal(true, () -> heartbeats(connection) >= 10);
                statement.execute("SET GLOBAL general_log = OFF");
                assertEquals(
                        List.of(),
                        Schema.rows(
                                connection,
                                "SELECT DISTINCT LEFT(argument, 200) FROM mysql.general_log WHERE " + THEIRS
                                        + " AND argument NOT LIKE '" + HEARTBEAT + "%'"));
            }
        }
    }

    private static int heartbeats(Connection connection) {
        return Integer.parseInt(Schema.rows(
                        connection,
                        "SELECT COUNT(*) FROM mysql.general_log WHERE " + THEIRS + " AND argument LIKE '" + HEARTBEAT
                                + "%'")
                .getFirst());
    }
}
