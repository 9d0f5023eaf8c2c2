package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.policy.Retry;
import io.hourhand.run.DrainOrder;
import io.hourhand.run.JobSpec;
import io.hourhand.run.RunStatus;
import io.hourhand.store.DrainStore;
import io.hourhand.wire.TriggerAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A daemon that somebody drains, and resumes, in a whole daemon on a real database. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class DrainIT {

    private static final JobSpec SLOW = DaemonInProcess.job("slow", "slow", Retry.DEFAULT);

    private final DaemonInProcess daemon;
    private final DrainStore drains;
    private final CountDownLatch gate = new CountDownLatch(1);

    DrainIT(Server server) {
        this.daemon = new DaemonInProcess(server).job("slow", context -> gate.await());
        this.drains = new DrainStore(daemon.database());
    }

    @AfterEach
    void close() {
        gate.countDown();
        daemon.close();
    }

    @Test
    void whatRunsGoesToItsEndAndWhatIsAskedForWaitsUntilSomebodyResumes() {
        daemon.with("MAX_PARALLEL_RUNS", "1").start();
        UUID running = daemon.run(daemon.schedule("runs", SLOW, DaemonInProcess.FINE));
        UUID waiting = daemon.run(daemon.schedule("waits for a place", DaemonInProcess.FINE));
        UUID cancelled = daemon.run(daemon.schedule("waits too", DaemonInProcess.FINE));
        UUID asked = daemon.schedule("is asked for", DaemonInProcess.FINE);
        drain();
        daemon.cancel(cancelled);
        assertEquals(RunStatus.CANCELLED, daemon.awaitEnd(cancelled).status());
        TriggerAnswer answer = daemon.ask(asked);
        assertEquals(TriggerAnswer.Status.QUEUED, answer.status());
        assertTrue(
                answer.reason().orElseThrow().contains("the daemon was drained by ada: new disks"), answer::toString);
        gate.countDown();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(running).status());
        assertEquals(2, daemon.find(running).succeeded());
        daemon.ask(daemon.schedule("is asked for later", DaemonInProcess.FINE));
        assertEquals(RunStatus.QUEUED, daemon.find(waiting).status());
        assertFalse(drains.drain("bob", "again", Instant.now()).isPresent(), "it is drained already");
        resume();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(waiting).status());
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(onlyRunOf(asked)).status());
    }

    @Test
    void itHoldsForTheNextDaemonWhichResumesOnlyWhatHadBegun() {
        daemon.with("MAX_PARALLEL_RUNS", "1").start();
        UUID running = daemon.run(daemon.schedule("runs", SLOW));
        daemon.awaitAttempts(running, attempts -> attempts.stream()
                .anyMatch(attempt -> attempt.startedAt().isPresent()));
        UUID waiting = daemon.run(daemon.schedule("waits for a place", DaemonInProcess.FINE));
        drain();
        UUID first = drains.lasting().flatMap(DrainOrder::heardBy).orElseThrow();
        daemon.crash();
        gate.countDown();
        daemon.start();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(running).status());
        assertFalse(first.equals(drains.lasting().flatMap(DrainOrder::heardBy).orElseThrow()));
        assertEquals(RunStatus.QUEUED, daemon.find(waiting).status());
        resume();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(waiting).status());
    }

    @Test
    void aSlotThatFallsDueMeanwhileIsDecidedWhenItIsResumed() {
        daemon.start();
        drain();
        UUID schedule = daemon.schedule(
                "each minute", Optional.of("* * * * *"), Overlap.QUEUE_ALL, OnFailure.CONTINUE, DaemonInProcess.FINE);
        // A minute or more ago, so that nobody has to wait for it.
        Instant due = Instant.now().minusSeconds(90).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        daemon.database()
                .each(sql -> sql.update(
                        "UPDATE Schedule SET nextDueAt = ?, nextStartAt = ? WHERE id = ?", due, due, schedule));
        daemon.look();
        daemon.ask(daemon.schedule("is asked for", DaemonInProcess.FINE));
        assertEquals(0, runsOf(schedule));
        resume();
        DaemonInProcess.await(
                "a run of the slot", () -> Optional.of(runsOf(schedule)).filter(found -> found > 0));
    }

    private void drain() {
        assertTrue(drains.drain("ada", "new disks", Instant.now()).isPresent());
        daemon.look();
        DaemonInProcess.await("the daemon to hear of it", () -> drains.lasting().flatMap(DrainOrder::heardBy));
    }

    private void resume() {
        assertTrue(drains.resume("ada", Instant.now()));
        daemon.look();
    }

    private UUID onlyRunOf(UUID schedule) {
        return DaemonInProcess.await("a run of " + schedule, () -> daemon.database()
                .each(sql ->
                        sql.row("SELECT id FROM ScheduleRun WHERE scheduleId = ?", row -> row.id("id"), schedule)));
    }

    private long runsOf(UUID schedule) {
        return daemon.database()
                .each(sql -> sql.row(
                        "SELECT COUNT(*) AS found FROM ScheduleRun WHERE scheduleId = ?",
                        row -> row.number("found"),
                        schedule))
                .orElseThrow();
    }
}
