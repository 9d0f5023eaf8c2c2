package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.run.Ids;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.WorkerStatus;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What a daemon in charge decides in a real database, at instants of the test's choice. */
abstract class DecisionsTest {

    static final Instant MADE = Instant.parse("2026-11-24T01:30:00Z");
    static final Instant TWO = Instant.parse("2026-11-24T02:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);

    final DatabaseUrl url;
    final Database database;
    final ScheduleStore schedules;
    final UUID worker = Ids.next();

    DecisionsTest(Server server) {
        this.url = ((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(server.freshSchema())).value();
        this.database = Database.open(url, "tests", 2);
        this.schedules = new ScheduleStore(database);
    }

    @BeforeEach
    void takeCharge() {
        new Migrations(database).apply();
        new WorkerStore(database)
                .register(
                        new WorkerStore.Registration(
                                worker,
                                "host",
                                1,
                                "test",
                                "http://127.0.0.1:1",
                                "key",
                                Duration.ofMinutes(1),
                                HOUR,
                                Optional.empty()),
                        WorkerStatus.STANDBY);
        assertEquals(1, takeOver());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A daemon takes over, and has this epoch. */
    long takeOver() {
        try (Lease lease = Lease.connect(url)) {
            return lease.takeOver(worker);
        }
    }

    ClaimStore claims() {
        return new ClaimStore(database, worker, 1);
    }

    UUID create(String name, String cron, CatchUp.Mode mode) {
        return create(new ScheduleDefinition(
                name,
                "",
                true,
                World.timing(cron),
                ZoneId.of("UTC"),
                List.of(World.JOB),
                OnFailure.CONTINUE,
                Overlap.ALLOW,
                new CatchUp(mode, Duration.ofDays(2), 10),
                ClockChanges.DEFAULT,
                Duration.ZERO,
                Optional.empty()));
    }

    UUID create(ScheduleDefinition definition) {
        if (schedules.create(definition, "ada", MADE) instanceof ScheduleStore.Edit.Saved(StoredSchedule schedule)) {
            return schedule.id();
        }
        throw new AssertionError(definition.name());
    }
}
