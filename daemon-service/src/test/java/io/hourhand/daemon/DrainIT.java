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
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.wire.TriggerAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
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
    private Duration fast = Duration.ZERO;

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
        UUID schedule = due(Instant.now().minusSeconds(90));
        daemon.look();
        daemon.ask(daemon.schedule("is asked for", DaemonInProcess.FINE));
        assertEquals(0, runsOf(schedule));
        resume();
        DaemonInProcess.await(
                "a run of the slot", () -> Optional.of(runsOf(schedule)).filter(found -> found > 0));
    }

    @Test
    void anOrderThatNobodyNudgesForIsHeardWhileRunsWaitAndSoIsItsEnd() {
        daemon.with("MAX_PARALLEL_RUNS", "1").start();
        UUID running = daemon.run(daemon.schedule("runs", SLOW));
        UUID waiting = daemon.run(daemon.schedule("waits for a place", DaemonInProcess.FINE));
        assertTrue(drains.drain("ada", "new disks", Instant.now()).isPresent());
        hurryUntil("the daemon to hear of it", () -> drains.lasting().flatMap(DrainOrder::heardBy));
        gate.countDown();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(running).status());
        daemon.ask(daemon.schedule("is asked for", DaemonInProcess.FINE));
        assertEquals(RunStatus.QUEUED, daemon.find(waiting).status());
        assertTrue(drains.resume("ada", Instant.now()));
        hurryUntil("the run that waited", () -> Optional.of(daemon.find(waiting).status())
                .filter(RunStatus::isFinal));
    }

    @Test
    void withAWrongClockAnOrderHoldsBackWhatWaitsAndIsTakenBack() {
        daemon.with("MAX_PARALLEL_RUNS", "1")
                .with("HEARTBEAT_INTERVAL_MS", "100")
                .start();
        UUID running = daemon.run(daemon.schedule("runs", SLOW));
        UUID waiting = daemon.run(daemon.schedule("waits for a place", DaemonInProcess.FINE));
        daemon.clock.ahead(Duration.ofSeconds(75));
        UUID asked = daemon.schedule("is asked for", DaemonInProcess.FINE);
        DaemonInProcess.await(
                "a clock that is wrong",
                () -> daemon.ask(asked).reason().filter(why -> why.startsWith("The daemon's clock is 75 s ahead")));
        drain();
        gate.countDown();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(running).status());
        assertEquals(RunStatus.QUEUED, daemon.find(waiting).status());
        resume();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(waiting).status());
    }

    @Test
    void allThatWasAskedForFollowsHoweverMuchThatIs() {
        assertTrue(drains.drain("ada", "new disks", Instant.now()).isPresent());
        daemon.start();
        UUID schedule = daemon.schedule("is asked for", DaemonInProcess.FINE);
        TriggerStore triggers = new TriggerStore(daemon.database());
        for (int request = 0; request < 210; request++) {
            triggers.runNow(schedule, "ada", Optional.empty(), Instant.now());
        }
        resume();
        DaemonInProcess.await("the last of them", () -> Optional.of(
                        count("SELECT COUNT(*) AS found FROM ScheduleTrigger WHERE status = 'PENDING'"))
                .filter(pending -> pending == 0));
    }

    @Test
    void theLedgerSaysSinceWhenAndWhyAlsoWhereADaemonWasStartedMeanwhile() {
        Instant ordered = Instant.now().minus(4, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        assertTrue(drains.drain("ada", "new disks", ordered).isPresent());
        // Too long ago for the catch-up, and so a line of its own.
        UUID schedule = due(Instant.now().minus(3, ChronoUnit.DAYS));
        daemon.start();
        resume();
        String evidence = DaemonInProcess.await("its slot", () -> daemon.database()
                .each(sql -> sql.row(
                        "SELECT evidence FROM ScheduleSlot WHERE scheduleId = ? AND evidence IS NOT NULL LIMIT 1",
                        row -> row.text("evidence"),
                        schedule)));
        assertTrue(evidence.contains("nothing could start from " + ordered + " to"), evidence);
        assertTrue(evidence.contains("as the daemon was drained by ada: new disks"), evidence);
    }

    /** A clock that runs fast, but without a break: what the daemon does every ten seconds it does after two. */
    private <T> T hurryUntil(String what, Supplier<Optional<T>> look) {
        return DaemonInProcess.await(what, () -> {
            fast = fast.plusMillis(40);
            daemon.clock.ahead(fast);
            return look.get();
        });
    }

    private void drain() {
        assertTrue(drains.drain("ada", "new disks", Instant.now()).isPresent());
        daemon.look();
        DaemonInProcess.await("the daemon to hear of it", () -> drains.lasting().flatMap(DrainOrder::heardBy));
    }

    /** A schedule that waits for a slot of the past, so that nobody has to wait for it. */
    private UUID due(Instant about) {
        UUID schedule = daemon.schedule(
                "each minute", Optional.of("* * * * *"), Overlap.QUEUE_ALL, OnFailure.CONTINUE, DaemonInProcess.FINE);
        Instant due = about.truncatedTo(ChronoUnit.MINUTES);
        daemon.database()
                .each(sql -> sql.update(
                        "UPDATE Schedule SET nextDueAt = ?, nextStartAt = ? WHERE id = ?", due, due, schedule));
        return schedule;
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
        return count("SELECT COUNT(*) AS found FROM ScheduleRun WHERE scheduleId = ?", schedule);
    }

    private long count(String statement, Object... values) {
        return daemon.database()
                .each(sql -> sql.row(statement, row -> row.number("found"), values))
                .orElseThrow();
    }
}
