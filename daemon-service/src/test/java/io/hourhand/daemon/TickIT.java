package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.run.Tick;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a daemon writes down of a tick, in the one statement that notes it. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class TickIT {

    private final DaemonInProcess daemon;

    TickIT(Server server) {
        this.daemon = new DaemonInProcess(server);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void itSaysWhatWasDueWhatStartedWhatWasLeftOutAndWhenItComesAgain() {
        due("a minute ago", Instant.now().minusSeconds(90));
        due("too long ago for the catch-up", Instant.now().minus(3, ChronoUnit.DAYS));
        daemon.start();
        Tick tick = tick();
        assertEquals(Optional.of(new Tick.Found(2, 1, 1)), tick.found());
        assertFalse(tick.lag().orElseThrow().isNegative(), tick::toString);
        Duration apart = Duration.between(tick.at(), tick.next());
        assertTrue(
                apart.compareTo(Duration.ofHours(1)) <= 0 && apart.compareTo(Duration.ofMinutes(58)) > 0,
                tick::toString);
    }

    @Test
    void ofADrainedDaemonItSaysHowLateItWasAndThatNothingWasLookedFor() {
        assertTrue(new DrainStore(daemon.database())
                .drain("ada", "new disks", Instant.now())
                .isPresent());
        daemon.start();
        Tick tick = tick();
        assertEquals(Optional.empty(), tick.found());
        assertTrue(tick.lag().isPresent());
    }

    /** A schedule that waits for a slot of the past, and after that for a new year. */
    private void due(String name, Instant at) {
        UUID schedule = daemon.schedule(
                name, Optional.of("0 0 1 1 *"), Overlap.QUEUE_ALL, OnFailure.CONTINUE, DaemonInProcess.FINE);
        daemon.database()
                .each(sql -> sql.update(
                        "UPDATE Schedule SET nextDueAt = ?, nextStartAt = ? WHERE id = ?", at, at, schedule));
    }

    private Tick tick() {
        WorkerStore workers = new WorkerStore(daemon.database());
        return DaemonInProcess.await("a tick", () -> workers.running().flatMap(WorkerStore.Worker::tick));
    }
}
