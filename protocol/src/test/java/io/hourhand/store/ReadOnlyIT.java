package io.hourhand.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.schedule.Parsed;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
