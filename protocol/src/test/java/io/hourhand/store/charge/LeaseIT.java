package io.hourhand.store.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.ClockOffset;
import io.hourhand.policy.ClockOffset.Verdict;
import io.hourhand.policy.ClockReading;
import io.hourhand.run.Ids;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.StoreTest;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Signature;
import io.hourhand.store.sql.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class LeaseIT extends StoreTest {

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final WorkerStore workers = new WorkerStore(database);

    LeaseIT(Server server) {
        super(server);
    }

    @BeforeEach
    void register() {
        workers.register(worker(first), WorkerStatus.STANDBY);
        workers.register(worker(second), WorkerStatus.STANDBY);
    }

    @Test
    @Tag("faults-row-16")
    void noTwoStartsBearOneId() {
        StoreException refused =
                assertThrows(StoreException.class, () -> workers.register(worker(first), WorkerStatus.STANDBY));
        assertEquals(StoreException.Kind.DUPLICATE, refused.kind());
    }

    @Test
    @Tag("faults-row-48")
    void aBeatTellsTheTimeOfTheDatabaseAndWritesDownTheComparisonBefore() {
        try (Lease lease = Lease.connect(url)) {
            lease.takeOver(first);
            Instant told = lease.beat(first, Optional.empty()).orElseThrow();
            assertEquals(told, workers.running().orElseThrow().lastHeartbeatAt());
            assertEquals(Optional.empty(), workers.running().orElseThrow().clock());
            Optional<ClockReading> reading = Optional.of(new ClockReading(
                    new ClockOffset(Duration.ofMillis(-55_000), Duration.ofMillis(7)), Verdict.START_NOTHING));
            lease.beat(first, reading);
            assertEquals(reading, workers.running().orElseThrow().clock());
            lease.beat(first, Optional.empty());
            assertEquals(reading, workers.running().orElseThrow().clock());
        }
    }

    @Test
    @Tag("faults-row-48")
    void whatADaemonOfAnOlderBuildWroteOfItsClockIsJudgedByTheFigure() {
        try (Lease lease = Lease.connect(url)) {
            lease.takeOver(first);
        }
        database.each(sql ->
                sql.update("UPDATE WorkerInstance SET clockOffsetMs = 61000, clockErrorMs = 7 WHERE id = ?", first));
        assertTrue(workers.running()
                .flatMap(WorkerStore.Worker::clock)
                .orElseThrow()
                .stops());
    }

    @Test
    void onlyOneHoldsTheLockUntilItsConnectionEnds() {
        try (Lease two = Lease.connect(url)) {
            try (Lease one = Lease.connect(url)) {
                assertTrue(one.acquire(Duration.ZERO));
                assertFalse(two.acquire(Duration.ZERO));
            }
            assertTrue(two.acquire(Duration.ofSeconds(5)));
        }
    }

    /** A firewall that forgot the connection: the server still has it, and the lock with it. */
    @Test
    void whoIsInChargeTakesTheLockAgainFromItsOwnLostConnectionAndNobodyElseDoes() {
        Signature process = new Signature(Ids.next());
        try (Lease lost = Lease.connect(url, process);
                Lease lostToo = Lease.connect(url, process);
                Lease again = Lease.connect(url, process);
                Lease stranger = Lease.connect(url)) {
            assertTrue(lost.acquire(Duration.ZERO));
            long epoch = lost.takeOver(first);
            assertFalse(stranger.acquireAgain(second, epoch));
            assertFalse(lostToo.acquireAgain(first, epoch - 1));
            assertTrue(lostToo.acquireAgain(first, epoch));
            assertThrows(StoreException.class, () -> lost.beat(first, Optional.empty()));
            // Lost as well, before it could write down that it has the lock.
            assertTrue(again.acquireAgain(first, epoch));
            assertTrue(again.renew(first, epoch));
            assertThrows(StoreException.class, () -> lostToo.beat(first, Optional.empty()));
            assertFalse(stranger.acquire(Duration.ZERO));
        }
    }

    @Test
    void aLockOfOneSchemaIsNoneOfAnother() {
        try (Lease one = Lease.connect(url);
                Lease other = Lease.connect(read(url.toString()
                        .replace("mysql://", "mysql://" + url.user() + ":" + url.password() + "@")
                        .replace(url.schema(), "mysql")))) {
            assertTrue(one.acquire(Duration.ZERO));
            assertTrue(other.acquire(Duration.ZERO));
        }
    }

    @Test
    void aTakeoverRaisesTheEpochAndMarksTheOneBeforeDead() {
        try (Lease lease = Lease.connect(url)) {
            assertEquals(1, lease.takeOver(first));
            assertEquals(first, workers.running().orElseThrow().id());
            assertEquals(2, lease.takeOver(second));
            assertEquals(second, workers.running().orElseThrow().id());
            assertEquals(WorkerStatus.DEAD, status(first));
            assertTrue(lease.beat(second, Optional.empty()).isPresent());
            assertTrue(lease.beat(first, Optional.empty()).isEmpty());
        }
    }

    @Test
    void theTableItselfForbidsTwoRunningDaemons() {
        try (Lease lease = Lease.connect(url)) {
            lease.takeOver(first);
        }
        StoreException refused = assertThrows(
                StoreException.class,
                () -> database.each(
                        sql -> sql.update("UPDATE WorkerInstance SET status = 'RUNNING' WHERE id = ?", second)));
        assertEquals(StoreException.Kind.DUPLICATE, refused.kind());
    }

    @Test
    void whoLostTheConnectionGoesOnOnlyIfNobodyTookOver() {
        try (Lease lease = Lease.connect(url)) {
            long epoch = lease.takeOver(first);
            assertTrue(lease.renew(first, epoch));
            lease.takeOver(second);
            assertFalse(lease.renew(first, epoch));
        }
    }

    @Test
    void anEndThatWasAskedForIsStopped() {
        try (Lease lease = Lease.connect(url)) {
            lease.takeOver(first);
        }
        workers.stopped(first);
        assertEquals(WorkerStatus.STOPPED, status(first));
        assertTrue(workers.running().isEmpty());
    }

    @Test
    void whatAHungDaemonHoldsIsEndedAndNothingElse() throws Exception {
        Signature hung = new Signature(Ids.next());
        try (Lease holder = Lease.connect(url, hung);
                Lease standby = Lease.connect(url, new Signature(Ids.next()));
                Database theirs = Database.open(url, "hung", 2, hung)) {
            holder.acquire(Duration.ZERO);
            holder.takeOver(first);
            StoreException cut = assertThrows(
                    StoreException.class,
                    () -> theirs.transaction(sql -> {
                        // The daemon froze here, between a statement and its commit.
                        sql.update("UPDATE DaemonLease SET takenAt = UTC_TIMESTAMP(6) WHERE id = 1");
                        assertFalse(standby.acquire(Duration.ZERO));
                        standby.end(standby.holder().connectionId().orElseThrow());
                        assertTrue(standby.acquire(Duration.ofSeconds(5)));
                        assertEquals(2, standby.takeOver(second));
                        return sql.update("UPDATE DaemonLease SET workerId = 'mine' WHERE id = 1");
                    }));
            assertEquals(StoreException.Kind.UNAVAILABLE, cut.kind());
            assertEquals(second, workers.running().orElseThrow().id());
            assertThrows(StoreException.class, () -> holder.beat(first, Optional.empty()));
        }
    }

    @Test
    void aTakeoverEndsStatementsThatADeadDaemonLeftBehind() throws Exception {
        Signature dead = new Signature(Ids.next());
        try (Lease holder = Lease.connect(url, dead)) {
            holder.takeOver(first);
        }
        try (Database theirs = Database.open(url, "dead", 2, dead);
                Lease next = Lease.connect(url, new Signature(Ids.next()))) {
            CompletableFuture<Integer> leftover = CompletableFuture.supplyAsync(() ->
                    theirs.each(sql -> sql.rows("SELECT SLEEP(61)", row -> row)).size());
            while (!sleeping()) {
                Thread.onSpinWait();
            }
            next.takeOver(second);
            while (sleeping()) {
                Thread.onSpinWait();
            }
            leftover.exceptionally(failure -> 0).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void anIdFromBeforeTheServersStartIsNobodys() {
        Signature old = new Signature(Ids.next());
        try (Lease bystander = Lease.connect(url);
                Lease next = Lease.connect(url)) {
            long id = bystander.takeOver(first);
            assertEquals(1, id);
            database.each(sql ->
                    sql.update("UPDATE DaemonConnection SET openedAt = '2001-01-01', processId = ?", old.processId()));
            next.takeOver(second);
            assertTrue(bystander.beat(first, Optional.empty()).isEmpty(), "its row is DEAD, its connection is not");
        }
    }

    @Test
    void aHolderThatIsGoneMeanwhileIsNotConfusedWithItsSuccessor() {
        try (Lease standby = Lease.connect(url);
                Lease successor = Lease.connect(url)) {
            successor.acquire(Duration.ZERO);
            standby.end(1);
            assertTrue(successor.acquire(Duration.ZERO));
        }
    }

    /** No other test's statement is as long as this one's. */
    private boolean sleeping() {
        return database.each(sql -> sql.rows("SHOW PROCESSLIST", row -> row.textIf("Info")
                        .filter(text -> text.contains("SLEEP(61)"))
                        .isPresent()))
                .contains(true);
    }

    private WorkerStatus status(UUID worker) {
        return workers.list(10).stream()
                .filter(row -> row.id().equals(worker))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
