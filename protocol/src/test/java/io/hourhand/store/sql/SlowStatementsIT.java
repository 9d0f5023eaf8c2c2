package io.hourhand.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.store.StoreTest;
import io.hourhand.store.charge.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that take longer than their time: they end as an outage, and keep nobody else for longer than that. */
@Tag("faults-row-35")
class SlowStatementsIT {

    private static final int POOL = 2;

    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void aPoolWhoseConnectionsAllWaitIsThereAgainWhenTheirTimeIsOverAndTheLeaseNeverWaited(Server server)
            throws Exception {
        DatabaseUrl url = StoreTest.read(server.freshSchema() + "?socketTimeout=2000");
        try (Database database = Database.open(url, "slow", POOL);
                Database watch = Database.open(url, "watch", 1);
                Lease lease = Lease.connect(url);
                ExecutorService threads = Executors.newFixedThreadPool(POOL)) {
            List<CompletableFuture<Boolean>> slow = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> database.each(sql -> sql.exists("SELECT SLEEP(60)")), threads))
                    .limit(POOL)
                    .toList();
            awaitAsleep(watch, url.schema());
            assertTrue(lease.acquire(Duration.ZERO), "the lease has a connection of its own");
            boolean answered = database.each(sql -> sql.exists("SELECT 1"));
            assertTrue(answered, "whoever came next waited for the end of their time, and no longer");
            for (CompletableFuture<Boolean> statement : slow) {
                ExecutionException ended =
                        assertThrows(ExecutionException.class, () -> statement.get(60, TimeUnit.SECONDS));
                assertTrue(StoreException.is(StoreException.Kind.UNAVAILABLE, ended), ended::toString);
            }
            assertEquals(Optional.of(1L), database.each(sql -> sql.row("SELECT 1 AS n", row -> row.number("n"))));
        }
    }

    private static void awaitAsleep(Database watch, String schema) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (watch.each(sql -> sql.rows(
                                "SELECT id FROM information_schema.processlist WHERE db = ? AND info LIKE 'SELECT SLEEP%'",
                                row -> row.number("id"), schema))
                        .size()
                < POOL) {
            assertTrue(System.nanoTime() < end, "nobody sleeps");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
