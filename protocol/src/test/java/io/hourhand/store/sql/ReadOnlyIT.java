package io.hourhand.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.schedule.Parsed;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that takes no writes any more, as one does from which a failover went away. */
@Tag("faults-row-31")
class ReadOnlyIT {

    @Test
    void aConnectionToAServerThatBecameReadOnlyIsAnOutageAndIsNotUsedAgain() {
        String root = Server.embedded().freshSchema();
        String schema = root.substring(root.lastIndexOf('/') + 1);
        try (Database admin = open(root);
                Database plain = open(root.replaceFirst("//.*@", "//" + schema.substring(0, 20) + ":plain@"))) {
            String user = "'" + schema.substring(0, 20) + "'@'127.0.0.1'";
            admin.each(sql -> sql.update("CREATE TABLE Note (n INT PRIMARY KEY)"));
            admin.each(sql -> sql.update("CREATE USER " + user + " IDENTIFIED BY 'plain'"));
            admin.each(sql -> sql.update("GRANT ALL ON " + schema + ".* TO " + user));
            for (Supplier<Integer> write : writes(plain)) {
                long before = connection(plain);
                admin.each(sql -> sql.update("SET GLOBAL read_only = 1"));
                try {
                    StoreException refused = assertThrows(StoreException.class, write::get);
                    assertEquals(StoreException.Kind.UNAVAILABLE, refused.kind());
                } finally {
                    admin.each(sql -> sql.update("SET GLOBAL read_only = 0"));
                }
                assertNotEquals(before, connection(plain));
                assertEquals(1, write.get());
            }
        }
    }

    /** What a session alone is told; whole servers say 1290 or 1836, which {@code super_read_only} on MySQL does too. */
    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void soIsAConnectionThatMayOnlyRead(Server server) {
        try (Database database = open(server.freshSchema())) {
            database.each(sql -> sql.update("CREATE TABLE Note (n INT PRIMARY KEY)"));
            long before = connection(database);
            StoreException refused = assertThrows(
                    StoreException.class,
                    () -> database.each(sql -> {
                        sql.update("SET SESSION TRANSACTION READ ONLY");
                        return sql.update("INSERT INTO Note VALUES (1)");
                    }));
            assertEquals(1792, refused.code());
            assertEquals(StoreException.Kind.UNAVAILABLE, refused.kind());
            assertTrue(StoreException.isOfWritesOnly(refused));
            assertNotEquals(before, connection(database));
            assertEquals(1, writes(database).getFirst().get());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1290 | The MySQL server is running with the --super-read-only option so it cannot execute this statement",
                "1290 | The MariaDB server is running with the --read-only option so it cannot execute this statement",
                "1836 | Running in read-only mode",
                "1036 | Table 'ScheduleRun' is read only",
                "1874 | InnoDB is in read only mode.",
            })
    void whicheverWordsTheServerHasForIt(int code, String message) {
        StoreException refused = new StoreException(new SQLException(message, "HY000", code));
        assertEquals(StoreException.Kind.UNAVAILABLE, refused.kind());
        assertTrue(StoreException.isOfWritesOnly(refused));
        assertEquals(
                SQLExceptionOverride.Override.MUST_EVICT,
                new LetGo().adjudicate(new SQLException(message, "HY000", code)));
    }

    private static List<Supplier<Integer>> writes(Database database) {
        return List.of(
                () -> database.each(sql -> sql.update("INSERT INTO Note VALUES (1)")),
                () -> database.transaction(sql -> sql.update("INSERT INTO Note VALUES (2)")));
    }

    private static long connection(Database database) {
        return database.each(sql -> sql.row("SELECT CONNECTION_ID() AS id", row -> row.number("id")))
                .orElseThrow();
    }

    private static Database open(String url) {
        return Database.open(((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(url)).value(), "read-only", 1);
    }
}
