package io.hourhand.store.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.embedded.Server;
import io.hourhand.store.StoreTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Events and snapshots beyond the 64 KB at which the plugin's own tables end. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class LargeEventsIT extends StoreTest {

    private static final int SIZE = 70_000;

    LargeEventsIT(Server server) {
        super(server);
    }

    @Test
    @Tag("faults-row-39")
    void areKeptWhole() {
        String payload = "x".repeat(SIZE);
        database.each(sql -> sql.update(
                "INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                        + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest, meta_payload)"
                        + " VALUES ('run|large', 1, '', 0, '', ?, 1, '', ?)",
                payload,
                payload));
        database.each(sql -> sql.update(
                "INSERT INTO snapshot (persistence_id, sequence_number, created, snapshot_ser_id,"
                        + " snapshot_ser_manifest, snapshot_payload) VALUES ('run|large', 1, 0, 1, '', ?)",
                payload));
        assertEquals(SIZE, size("event_payload", "event_journal"));
        assertEquals(SIZE, size("meta_payload", "event_journal"));
        assertEquals(SIZE, size("snapshot_payload", "snapshot"));
    }

    private long size(String column, String table) {
        return database.each(sql ->
                        sql.row("SELECT LENGTH(" + column + ") AS size FROM " + table, row -> row.number("size")))
                .orElseThrow();
    }
}
