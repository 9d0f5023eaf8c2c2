package io.hourhand.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.store.StoreTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that has no room left is an outage of its writes, in whichever words it says so. */
@Tag("faults-row-33")
class NoRoomIT {

    /** A table of a fixed size that is full, as a disk is, without filling the disk. */
    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void aTableThatIsFullIsAnOutageUntilThereIsRoom(Server server) throws SQLException {
        try (Database database = Database.open(StoreTest.read(server.freshSchema()), "full", 2)) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION max_heap_table_size = 16384");
                statement.execute("CREATE TABLE Small (t CHAR(200)) ENGINE = MEMORY");
            }
            StoreException full = assertThrows(StoreException.class, () -> fill(database));
            assertEquals(1114, full.code());
            assertEquals(StoreException.Kind.UNAVAILABLE, full.kind());
            assertTrue(StoreException.isOfWritesOnly(full));
            database.each(sql -> sql.update("DELETE FROM Small"));
            assertEquals(1, add(database));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1021 | Disk full (/tmp); waiting for someone to free some space",
                "1030 | Got error 28 - 'No space left on device' from storage engine",
                "1030 | Got error 28 \"No space left on device\" from storage engine InnoDB",
                "1030 | Got error 135 - 'No more room in record file' from storage engine",
                "1026 | Error writing file '/var/lib/mysql/x.ibd' (OS errno 28 - No space left on device)",
                "3    | Error writing file '/tmp/MLx' (Errcode: 28 \"No space left on device\")",
                "1180 | Got error 28 - 'No space left on device' during COMMIT",
            })
    void soDoOtherWordsForIt(int code, String message) {
        StoreException failure = new StoreException(new SQLException(message, "HY000", code));
        assertEquals(StoreException.Kind.UNAVAILABLE, failure.kind());
        assertTrue(StoreException.isOfWritesOnly(failure));
    }

    @Test
    void anErrorOfTheEngineForAnotherReasonIsNone() {
        StoreException failure = new StoreException(new SQLException(
                "Got error 168 - 'Unknown (generic) error from engine' from storage engine", "HY000", 1030));
        assertEquals(StoreException.Kind.BROKEN, failure.kind());
        assertFalse(StoreException.isOfWritesOnly(failure));
    }

    private static void fill(Database database) {
        for (int row = 0; row < 1_000; row++) {
            add(database);
        }
    }

    private static int add(Database database) {
        return database.each(sql -> sql.update("INSERT INTO Small VALUES ('x')"));
    }
}
