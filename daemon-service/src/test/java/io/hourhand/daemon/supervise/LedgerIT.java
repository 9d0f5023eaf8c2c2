package io.hourhand.daemon.supervise;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.run.WorkerStatus;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.ClaimStore;
import io.hourhand.store.Database;
import io.hourhand.store.Lease;
import io.hourhand.store.Migrations;
import io.hourhand.store.WorkerStore;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The same worlds as {@link LedgerTest}, fewer of them, kept in a real database by the real stores. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class LedgerIT {

    private static final int WORLDS = 25;
    private static final int STEPS = 20;

    private final DatabaseUrl url;
    private final Database database;

    LedgerIT(Server server) {
        this.url = ((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(server.freshSchema())).value();
        this.database = Database.open(url, "tests", 2);
        new Migrations(database).apply();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everySlotOfEveryWorldHasExactlyOneLineAndItIsWhatExplainTells() {
        UUID worker = Ids.next();
        new WorkerStore(database).register(registration(worker), WorkerStatus.STANDBY);
        try (Lease lease = Lease.connect(url)) {
            ClaimStore claims = new ClaimStore(database, worker, lease.takeOver(worker));
            for (long seed = 0; seed < WORLDS; seed++) {
                World world = new World(seed, (definition, now) -> new StoredBook(database, claims, definition, now));
                world.play(STEPS);
                Ledger ledger = new Ledger(world);
                ledger.assertComplete();
                ledger.assertExplained();
                world.end();
            }
        }
    }

    private static WorkerStore.Registration registration(UUID id) {
        return new WorkerStore.Registration(
                id, "host", 1, "test", "http://127.0.0.1:1", "key", Duration.ofMinutes(1), Duration.ofHours(1));
    }
}
