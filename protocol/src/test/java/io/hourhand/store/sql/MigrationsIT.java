package io.hourhand.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.store.StoreTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class MigrationsIT {

    private final DatabaseUrl url;
    private final Database database;

    MigrationsIT(Server server) {
        this.url = StoreTest.read(server.freshSchema());
        this.database = Database.open(url, "migrations", 8);
    }

    @AfterEach
    void close() {
        database.each(sql -> sql.update("DROP DATABASE " + url.schema()));
        database.close();
    }

    @Test
    void anEmptySchemaGetsAllTablesAndASecondTimeNothing() {
        assertTrue(assertInstanceOf(Migrations.Result.Ready.class, new Migrations(database).apply())
                        .applied()
                >= 5);
        assertEquals(new Migrations.Result.Ready(0), new Migrations(database).apply());
    }

    @Test
    @Tag("faults-row-37")
    void twoProcessesAtOnceMigrateOnce() throws Exception {
        try (Database other = Database.open(url, "other", 4);
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Migrations.Result>> tasks =
                    List.of(() -> new Migrations(database).apply(), () -> new Migrations(other).apply());
            for (Future<Migrations.Result> result : both.invokeAll(tasks)) {
                assertInstanceOf(Migrations.Result.Ready.class, result.get());
            }
        }
        long applied = database.each(sql -> sql.row(
                        "SELECT COUNT(*) AS n FROM hourhand_schema_history WHERE version IS NOT NULL AND type = 'SQL'",
                        row -> row.number("n")))
                .orElseThrow();
        long versions = database.each(sql -> sql.row(
                        "SELECT COUNT(DISTINCT version) AS n FROM hourhand_schema_history WHERE type = 'SQL'",
                        row -> row.number("n")))
                .orElseThrow();
        assertEquals(versions, applied);
    }

    @Test
    void tablesOfOthersStayAsTheyAre() {
        database.each(sql -> sql.update("CREATE TABLE Customer (id INT PRIMARY KEY)"));
        database.each(sql -> sql.update("INSERT INTO Customer VALUES (7)"));
        assertInstanceOf(Migrations.Result.Ready.class, new Migrations(database).apply());
        boolean kept = database.each(sql -> sql.exists("SELECT 1 FROM Customer WHERE id = 7"));
        assertTrue(kept);
    }

    @Test
    void othersTablesOfOurNamesAreNamedAndNothingIsChanged() {
        database.each(sql -> sql.update("CREATE TABLE Schedule (id INT PRIMARY KEY)"));
        database.each(sql -> sql.update("CREATE TABLE snapshot (id INT PRIMARY KEY)"));
        assertEquals(new Migrations.Result.Taken(List.of("Schedule", "snapshot")), new Migrations(database).apply());
        long tables = database.each(sql -> sql.row(
                        "SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = DATABASE()",
                        row -> row.number("n")))
                .orElseThrow();
        assertEquals(2, tables);
    }

    @Test
    void aMigrationThatWasCutOffIsDoneAgain() {
        new Migrations(database).apply();
        database.each(sql -> sql.update("DELETE FROM hourhand_schema_history WHERE version >= '003'"));
        database.each(sql -> sql.update("DROP TABLE JobLog"));
        assertInstanceOf(Migrations.Result.Ready.class, new Migrations(database).apply());
        assertTrue(database.each(sql -> sql.rows("SELECT * FROM JobLog", row -> row))
                .isEmpty());
    }
}
