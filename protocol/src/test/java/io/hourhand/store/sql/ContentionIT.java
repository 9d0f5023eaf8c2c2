package io.hourhand.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.schedule.Parsed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real deadlocks and lock waits, on each server. */
@Tag("faults-row-34")
class ContentionIT {

    private static final String ADD = "UPDATE Pair SET n = n + 1 WHERE id ";

    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void twoTransactionsThatWaitForEachOtherBothHappenOnce(Server server) throws Exception {
        try (Database database = database(server);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            AtomicInteger attempts = new AtomicInteger();
            CyclicBarrier both = new CyclicBarrier(2);
            CompletableFuture<Integer> up =
                    CompletableFuture.supplyAsync(() -> cross(database, 1, 2, attempts, both), threads);
            CompletableFuture<Integer> down =
                    CompletableFuture.supplyAsync(() -> cross(database, 2, 1, attempts, both), threads);
            assertEquals(2, up.get(60, TimeUnit.SECONDS) + down.get(60, TimeUnit.SECONDS));
            assertTrue(attempts.get() >= 3, attempts + " attempts: there was no deadlock");
            assertEquals(List.of(2L, 2L, 0L, 0L, 0L), counts(database));
        }
    }

    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void aStatementAloneThatADeadlockUndidIsSentAgain(Server server) throws Exception {
        try (Database database = database(server);
                Connection heavy = database.dataSource().getConnection();
                Statement statement = heavy.createStatement()) {
            heavy.setAutoCommit(false);
            statement.executeUpdate(ADD + "> 1");
            CompletableFuture<Integer> light = CompletableFuture.supplyAsync(
                    () -> database.each(sql -> sql.update(ADD + "IN (1, 2) ORDER BY id")));
            awaitWaiting(database);
            // The server undoes what has changed least, and lets this one through.
            statement.executeUpdate(ADD + "= 1");
            heavy.commit();
            assertEquals(2, light.get(60, TimeUnit.SECONDS));
            assertEquals(List.of(2L, 2L, 1L, 1L, 1L), counts(database));
        }
    }

    /** A lock that somebody keeps for longer than the server waits (1205); by then all of the transaction is undone. */
    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void aTransactionThatWaitedTooLongForALockHappensOnceWhenTheLockIsFree(Server server) throws Exception {
        try (Database database = database(server);
                Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.executeUpdate(ADD + "= 2");
            List<Integer> codes = new ArrayList<>();
            int changed = database.transaction(sql -> {
                sql.update("SET SESSION innodb_lock_wait_timeout = 1");
                sql.update(ADD + "= 1");
                if (!codes.isEmpty()) {
                    commit(holder);
                }
                try {
                    return sql.update(ADD + "= 2");
                } catch (StoreException e) {
                    codes.add(e.code());
                    throw e;
                }
            });
            assertEquals(1, changed);
            assertEquals(List.of(1205), codes);
            assertEquals(List.of(1L, 2L, 0L, 0L, 0L), counts(database));
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static int cross(Database database, int first, int second, AtomicInteger attempts, CyclicBarrier both) {
        AtomicInteger mine = new AtomicInteger();
        return database.transaction(sql -> {
            attempts.incrementAndGet();
            sql.update(ADD + "= ?", first);
            if (mine.getAndIncrement() == 0) {
                await(both);
            }
            return sql.update(ADD + "= ?", second);
        });
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitWaiting(Database database) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!database.each(
                sql -> sql.exists("SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
                        + " AND trx_query LIKE '%IN (1, 2) ORDER BY id%'"))) {
            assertTrue(System.nanoTime() < end, "nothing waits for a lock");
            // MariaDB looks anew only when nobody asked for a tenth of a second.
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static List<Long> counts(Database database) {
        return database.each(sql -> sql.rows("SELECT n FROM Pair ORDER BY id", row -> row.number("n")));
    }

    private static Database database(Server server) throws SQLException {
        Database database =
                Database.open(((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(server.freshSchema())).value(), "pair", 4);
        database.each(sql -> sql.update("CREATE TABLE Pair (id INT PRIMARY KEY, n INT NOT NULL)"));
        database.each(sql -> sql.update("INSERT INTO Pair VALUES (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)"));
        return database;
    }
}
