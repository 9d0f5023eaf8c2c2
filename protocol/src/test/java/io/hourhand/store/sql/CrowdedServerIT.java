package io.hourhand.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.store.StoreTest;
import io.hourhand.store.charge.Lease;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that has no connection left for us. */
@Tag("faults-row-36")
class CrowdedServerIT {

    /** By a user who may have one: the limit for all would be in the way of other tests. */
    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void isAwayUntilItHasOneAgain(Server server) {
        String root = server.freshSchema();
        String schema = root.substring(root.lastIndexOf('/') + 1);
        String name = schema.substring(0, 20);
        DatabaseUrl url = StoreTest.read(root.replaceFirst("//.*@", "//" + name + ":one@"));
        try (Database admin = Database.open(StoreTest.read(root), "admin", 1)) {
            String user = "'" + name + "'@'127.0.0.1'";
            admin.each(sql -> sql.update("CREATE USER " + user + " IDENTIFIED BY 'one' WITH MAX_USER_CONNECTIONS 1"));
            admin.each(sql -> sql.update("GRANT ALL ON " + schema + ".* TO " + user));
            try (Lease first = Lease.connect(url)) {
                assertTrue(first.acquire(Duration.ZERO));
                StoreException full = assertThrows(StoreException.class, () -> Lease.connect(url));
                assertEquals(StoreException.Kind.UNAVAILABLE, full.kind(), full::toString);
                assertTrue(Reach.complaint(url).orElseThrow().contains("max_user_connections"));
            }
            awaitLeft(admin, name);
            Lease.connect(url).close();
            admin.each(sql -> sql.update("DROP USER " + user));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1040, 08004, Too many connections",
        "1203, 42000, User x already has more than 'max_user_connections' active connections",
        "1226, 42000, User 'x' has exceeded the 'max_user_connections' resource (current value: 1)",
        "1135, HY000, Can't create a new thread (errno 11); if you are not out of available memory",
    })
    void whicheverWordsItHasForThat(int code, String state, String message) {
        StoreException full = new StoreException(new SQLException(message, state, code));
        assertEquals(StoreException.Kind.UNAVAILABLE, full.kind());
    }

    private static void awaitLeft(Database admin, String user) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (admin.each(sql -> sql.exists("SELECT 1 FROM information_schema.processlist WHERE user = ?", user))) {
            assertTrue(System.nanoTime() < end, user + " is still there");
            Thread.onSpinWait();
        }
    }
}
