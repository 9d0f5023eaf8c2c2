package io.hourhand.store.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.store.StoreTest;
import io.hourhand.store.charge.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a daemon sends after another one took over is not kept: neither events of its journal nor lines of its jobs. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class DeposedIT extends StoreTest {

    private static final String EVENTS = "SELECT COUNT(*) AS x FROM event_journal";
    private static final String LINES = "SELECT COALESCE(SUM(lineCount), 0) AS x FROM JobLog";

    private final UUID run = Ids.next();

    DeposedIT(Server server) {
        super(server);
    }

    @Test
    void itsEventsAreRefused() throws SQLException {
        takeOver(Ids.next());
        FencedPool journal = new FencedPool(database);
        journal.lead(1);
        persist(journal, 1);
        takeOver(Ids.next());
        assertThrows(SQLException.class, () -> persist(journal, 2));
        assertEquals("1", text(EVENTS));
        journal.lead(2);
        persist(journal, 2);
        assertEquals("2", text(EVENTS));
    }

    @Test
    void itsLinesAreLeftOut() {
        takeOver(Ids.next());
        LogStore logs = new LogStore(database);
        logs.append(1, run, List.of(line(1)));
        takeOver(Ids.next());
        logs.append(1, run, List.of(line(2)));
        assertEquals("1", text(LINES));
        logs.append(2, run, List.of(line(2)));
        assertEquals("2", text(LINES));
    }

    private LogStore.Lines line(long seq) {
        return new LogStore.Lines(seq, 1, run, Instant.EPOCH, "line " + seq);
    }

    private void persist(FencedPool journal, int sequenceNumber) throws SQLException {
        try (Connection connection = journal.dataSource().getConnection();
                Statement insert = connection.createStatement()) {
            connection.setAutoCommit(false);
            insert.executeUpdate("INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                    + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest)"
                    + " VALUES ('run|" + run + "', " + sequenceNumber + ", '', 0, '', '{}', 1, '')");
            connection.commit();
        }
    }

    private void takeOver(UUID worker) {
        try (Lease lease = Lease.connect(url)) {
            lease.takeOver(worker);
        }
    }

    private String text(String query) {
        return database.each(sql -> sql.row(query, row -> row.text("x"))).orElseThrow();
    }
}
