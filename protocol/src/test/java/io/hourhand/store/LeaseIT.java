package io.hourhand.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.run.WorkerStatus;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
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
    void onlyOneHoldsTheLockUntilItsConnectionEnds() {
        try (Lease two = Lease.connect(url)) {
            try (Lease one = Lease.connect(url)) {
                assertTrue(one.acquire(Duration.ZERO));
                assertFalse(two.acquire(Duration.ZERO));
            }
            assertTrue(two.acquire(Duration.ofSeconds(5)));
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
            assertTrue(lease.beat(second));
            assertFalse(lease.beat(first));
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

    private WorkerStatus status(UUID worker) {
        return workers.list(10).stream()
                .filter(row -> row.id().equals(worker))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
