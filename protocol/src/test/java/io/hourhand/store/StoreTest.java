package io.hourhand.store;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A migrated schema for each test, with a daemon in charge. */
public abstract class StoreTest {

    protected final DatabaseUrl url;
    protected final Database database;

    protected StoreTest(Server server) {
        this.url = read(server.freshSchema());
        this.database = Database.open(url, "tests", 8);
    }

    public static DatabaseUrl read(String text) {
        return switch (DatabaseUrl.parse(text)) {
            case Parsed.Valid<DatabaseUrl>(DatabaseUrl valid) -> valid;
            case Parsed.Invalid<DatabaseUrl>(String message) -> throw new IllegalArgumentException(message);
        };
    }

    @BeforeEach
    void migrate() {
        new Migrations(database).apply();
    }

    @AfterEach
    void close() {
        database.each(sql -> sql.update("DROP DATABASE " + url.schema()));
        database.close();
    }

    public static WorkerStore.Registration worker(UUID id) {
        return new WorkerStore.Registration(
                id,
                "host",
                1,
                "test",
                "http://127.0.0.1:1",
                "key",
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Optional.empty());
    }
}
