package io.hourhand.daemon.purge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.policy.Retention;
import io.hourhand.run.Ids;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.purge.PurgeSettings;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The purger in a real database, told of ticks at instants of the test's choice. */
class PurgerIT {

    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

    private final ActorTestKit kit = ActorTestKit.create(ConfigFactory.load());
    private final TestProbe<Object> patience = kit.createTestProbe();
    private final Database database = Database.open(
            ((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(Server.usual().freshSchema())).value(), "tests", 2);
    private final AtomicInteger looks = new AtomicInteger();
    private volatile Instant now = START;

    @BeforeEach
    void migrate() {
        new Migrations(database).apply();
    }

    @AfterEach
    void close() {
        kit.shutdownTestKit();
        database.close();
    }

    @Test
    @Tag("faults-row-45")
    void itGoesAlongWithATickFromTheSecondHourOnAndThenOnceADay() {
        ActorRef<Purger.Command> purger = kit.spawn(Purger.create(new Purger.Tools(
                database, new PurgeSettings(new Retention(90, 0, 30), 365), this::time, Duration.ZERO)));
        awaitLooks(1);
        // A deleted schedule's run: nothing keeps it. Whatever a tick does not take, the next would find.
        oldRun();
        purger.tell(new Purger.Ticked());
        awaitLooks(2);
        assertEquals(1, runs());
        now = START.plus(Duration.ofHours(1)).plusMillis(5);
        purger.tell(new Purger.Ticked());
        awaitRuns(0);
        awaitQuiet();

        oldRun();
        now = START.plus(Duration.ofHours(24));
        int seen = looks.get();
        purger.tell(new Purger.Ticked());
        awaitLooks(seen + 1);
        assertEquals(1, runs());
        now = START.plus(Duration.ofHours(25)).plusMillis(5);
        purger.tell(new Purger.Ticked());
        awaitRuns(0);
    }

    private Instant time() {
        looks.incrementAndGet();
        return now;
    }

    /** Until the purger has looked at the clock so often: then it has decided what to do with the tick. */
    private void awaitLooks(int count) {
        patience.awaitAssert(Duration.ofSeconds(30), Duration.ofMillis(20), () -> {
            assertTrue(looks.get() >= count, () -> looks + " looks at the clock, not " + count);
            return count;
        });
    }

    /** Until the pass that goes on is over: it looks at the clock before and after each piece. */
    private void awaitQuiet() {
        patience.awaitAssert(Duration.ofSeconds(30), Duration.ofMillis(500), () -> {
            int before = looks.getAndSet(0);
            assertEquals(0, before);
            return before;
        });
    }

    private void awaitRuns(int count) {
        patience.awaitAssert(Duration.ofSeconds(30), Duration.ofMillis(50), () -> {
            assertEquals(count, runs());
            return count;
        });
    }

    private int runs() {
        return database.each(sql -> sql.row("SELECT COUNT(*) AS x FROM ScheduleRun", row -> row.count("x")))
                .orElseThrow();
    }

    private void oldRun() {
        database.each(sql -> sql.update(
                "INSERT INTO ScheduleRun (id, scheduleId, scheduleName, cause, dueAt, status, createdAt, startedAt,"
                        + " finishedAt, jobs, succeeded, failed, plan, epoch)"
                        + " VALUES (?, ?, 'x', 'SCHEDULED', ?, 'SUCCEEDED', ?, ?, ?, 1, 1, 0, '{}', 1)",
                Ids.next(),
                Ids.next(),
                START.minus(Duration.ofDays(100)),
                START.minus(Duration.ofDays(100)),
                START.minus(Duration.ofDays(100)),
                START.minus(Duration.ofDays(100))));
    }
}
