package io.hourhand.quickstart.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.Schema;
import io.hourhand.quickstart.system.Services;
import io.hourhand.quickstart.system.TcpProxy;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} of the web-server while it saves: whole or nothing. */
final class WebKilledIT {

    private static final String ROWS = "SELECT (SELECT COUNT(*) FROM Schedule), (SELECT COUNT(*) FROM ScheduleJob),"
            + " (SELECT COUNT(*) FROM ScheduleVersion)";

    @ParameterizedTest
    @EnumSource
    @Tag("faults-row-8")
    void aScheduleThatIsHalfSavedWhenTheServerIsKilledIsNotThere(Server server) {
        try (Stage stage = new Stage(server);
                TcpProxy link = new TcpProxy(stage.schema().port()).open()) {
            Map<String, String> byTheLink =
                    Map.of("DATABASE_URL", stage.schema().urlAt(link.port()));
            int port = Services.freePort();
            Program web = stage.services().web(port, byTheLink);
            web.awaitLine(Services.READY);
            Client client = new Client(Services.address(port)).login();
            client.get("/api/v1/schedules").expect(200);
            // Slow enough to be met between two of the statements of one transaction.
            link.delay(Duration.ofMillis(500));
            CompletableFuture<Void> saving =
                    CompletableFuture.runAsync(() -> client.post("/api/v1/schedules", schedule()));
            Eventually.equal(true, () -> isHalfDone(stage));
            web.kill();
            saving.handle((answer, failure) -> failure).join();
            Eventually.equal(false, () -> isHalfDone(stage));
            assertEquals(List.of("0|0|0"), stage.schema().rows(ROWS));

            Client next = stage.services().web();
            next.post("/api/v1/schedules", schedule()).expect(201);
            assertEquals(List.of("1|2|1"), stage.schema().rows(ROWS));
        }
    }

    /** By a look at what is not committed: the next statements are still on their way. */
    private static boolean isHalfDone(Stage stage) {
        try (Connection connection = stage.schema().connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            return !Schema.rows(connection, ROWS).equals(List.of("0|0|0"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode schedule() {
        ObjectNode schedule = Stage.every("Saved at once", Duration.ofHours(23));
        schedule.putArray("jobs").add(Stage.tally("one", Duration.ZERO)).add(Stage.tally("two", Duration.ZERO));
        return schedule;
    }
}
