package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import io.hourhand.run.CancelStage;
import io.hourhand.run.JobSpec;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.RunHistory.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are told to end, in a whole daemon on a real database: by people, or as their time is up. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class CancelIT {

    private final DaemonInProcess daemon;
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch began = new CountDownLatch(1);
    private volatile boolean released;

    CancelIT(Server server) {
        this.daemon = new DaemonInProcess(server);
    }

    @AfterEach
    void close() {
        released = true;
        daemon.close();
    }

    @Test
    @Tag("faults-row-60")
    void aJobThatIgnoresEveryMeansIsGivenUpStageByStageAndTheNextRunCanStart() throws InterruptedException {
        UUID schedule = daemon.with("CANCEL_STAGE_MS", "500")
                .job("deaf", context -> loop())
                .start()
                .schedule("Deaf", DaemonInProcess.job("deaf", "deaf", Retry.DEFAULT), DaemonInProcess.FINE);
        UUID run = running(schedule);
        awaitBegun();
        daemon.cancel(run);
        for (CancelStage stage : List.of(CancelStage.ASKED, CancelStage.INTERRUPTED, CancelStage.KILLED)) {
            Run seen = daemon.await(run, found -> found.cancelStage().equals(Optional.of(stage)));
            assertTrue(seen.cancelEndsBy().isPresent(), seen::toString);
        }
        Run over = daemon.awaitEnd(run);
        assertEquals(RunStatus.ABANDONED, over.status());
        assertEquals(Optional.of(CancelStage.ABANDONED), over.cancelStage());
        assertEquals(List.of("deaf 1 CANCELLED", "fine 1 CANCELLED"), daemon.story(run));
        released = true;
        // The place is free a moment after the row says so.
        UUID next =
                DaemonInProcess.await("the next run", () -> daemon.ask(schedule).runId());
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(next).status());
    }

    @Test
    @Tag("faults-row-60")
    void anEndlessLoopIsTimedOutAndItsRunAbandonedWhileOthersGoOn() {
        daemon.job("deaf", context -> loop()).start();
        JobSpec deaf = new JobSpec(
                "deaf", "java", "{\"job\":\"deaf\"}", Duration.ofMillis(300), Retry.DEFAULT, OnRestart.RERUN);
        UUID run = running(daemon.schedule("Endless", deaf));
        UUID other = daemon.run(daemon.schedule("Beside", DaemonInProcess.FINE));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(other).status());
        assertEquals(RunStatus.ABANDONED, daemon.awaitEnd(run).status());
        assertEquals(List.of("deaf 1 TIMED_OUT"), daemon.story(run));
    }

    @Test
    @Tag("faults-row-60")
    void aProgramThatIgnoresItsSignalIsKilledAndWhatItStartedToo() {
        daemon.start();
        UUID run = running(daemon.schedule(
                "Deaf program",
                new JobSpec(
                        "deaf",
                        "command",
                        "{\"argv\":[\"sh\",\"-c\",\"trap '' TERM; sleep 271 & echo $$ $!; while :; do wait; done\"]}",
                        Duration.ofMinutes(1),
                        Retry.DEFAULT,
                        OnRestart.RERUN)));
        List<ProcessHandle> programs = DaemonInProcess.await(
                "what they are",
                () -> Optional.of(daemon.log(run)).filter(log -> !log.isEmpty()).map(CancelIT::named));
        assertTrue(programs.stream().allMatch(ProcessHandle::isAlive));
        daemon.cancel(run);
        assertEquals(RunStatus.CANCELLED, daemon.awaitEnd(run).status());
        assertEquals(List.of("deaf 1 CANCELLED"), daemon.story(run));
        for (ProcessHandle program : programs) {
            DaemonInProcess.await(
                    "the end of " + program.pid(), () -> Optional.of(program).filter(handle -> !handle.isAlive()));
        }
    }

    @Test
    void aCancelWhileTheJournalTakesNothingIsCarriedOutAtOnceAndKept() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        daemon.job("waits", context -> {
                    began.countDown();
                    while (!context.cancelled()) {
                        Thread.onSpinWait();
                    }
                    stopped.countDown();
                })
                .start();
        UUID run = running(
                daemon.schedule("Waits", DaemonInProcess.job("waits", "waits", Retry.DEFAULT), DaemonInProcess.FINE));
        awaitBegun();
        daemon.database().each(sql -> sql.update("RENAME TABLE event_journal TO event_journal_away"));
        daemon.cancel(run);
        assertTrue(stopped.await(30, TimeUnit.SECONDS));
        assertEquals(RunStatus.RUNNING, daemon.find(run).status());
        daemon.database().each(sql -> sql.update("RENAME TABLE event_journal_away TO event_journal"));
        assertEquals(RunStatus.CANCELLED, daemon.awaitEnd(run).status());
        assertEquals(List.of("waits 1 CANCELLED", "fine 1 CANCELLED"), daemon.story(run));
    }

    @Test
    void aCancelledStatementEndsAtTheServerToo() {
        daemon.start();
        String sleep = "SELECT SLEEP(271)";
        UUID run = running(daemon.schedule(
                "Sleeps",
                new JobSpec(
                        "sleep",
                        "sql",
                        "{\"statement\":\"" + sleep + "\"}",
                        Duration.ofMinutes(1),
                        Retry.DEFAULT,
                        OnRestart.RERUN)));
        DaemonInProcess.await(
                "the statement", () -> Optional.of(statements(sleep)).filter(count -> count == 1));
        daemon.cancel(run);
        assertEquals(RunStatus.CANCELLED, daemon.awaitEnd(run).status());
        DaemonInProcess.await("its end", () -> Optional.of(statements(sleep)).filter(count -> count == 0));
    }

    @Test
    void aRunThatTakesLongerThanItMayIsEndedWithTheReason() {
        daemon.job("waits", context -> never.await()).start();
        UUID run = daemon.run(limited(
                "Limited",
                Duration.ofSeconds(1),
                DaemonInProcess.FINE,
                DaemonInProcess.job("waits", "waits", Retry.DEFAULT),
                DaemonInProcess.FINE));
        Run over = daemon.awaitEnd(run);
        assertEquals(RunStatus.FAILED, over.status());
        assertEquals(Optional.of("The run took longer than its time limit of PT1S."), over.error());
        assertEquals(List.of("fine 1 SUCCEEDED", "waits 1 TIMED_OUT", "fine 1 SKIPPED"), daemon.story(run));
    }

    @Test
    void theTimeOfARunGoesOnWhileNoDaemonIsThere() {
        daemon.job("waits", context -> never.await()).start();
        UUID run = running(limited(
                "Limited",
                Duration.ofSeconds(1),
                DaemonInProcess.job("waits", "waits", Retry.DEFAULT),
                DaemonInProcess.FINE));
        daemon.crash();
        DaemonInProcess.await("the end of its time", () -> Optional.of(
                        daemon.find(run).startedAt().orElseThrow().plusSeconds(1))
                .filter(Instant.now()::isAfter));
        daemon.start();
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(run).status());
        assertEquals(List.of("waits 1 INTERRUPTED", "waits 2 FAILED", "fine 1 SKIPPED"), daemon.story(run));
    }

    private UUID limited(String name, Duration runTimeout, JobSpec... jobs) {
        return daemon.create(Definitions.limited(name, runTimeout, jobs));
    }

    private UUID running(UUID schedule) {
        UUID run = daemon.run(schedule);
        daemon.awaitAttempts(run, attempts -> attempts.stream()
                .anyMatch(attempt -> attempt.startedAt().isPresent()));
        return run;
    }

    /** The processes whose numbers a program printed. */
    private static List<ProcessHandle> named(String line) {
        return Stream.of(line.lines().findFirst().orElseThrow().split(" "))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }

    private long statements(String text) {
        return daemon.database()
                .each(sql -> sql.row(
                        "SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info = ?",
                        row -> row.number("n"),
                        text))
                .orElseThrow();
    }

    /** The run's row tells of a job a moment before its first step. */
    private void awaitBegun() throws InterruptedException {
        assertTrue(began.await(30, TimeUnit.SECONDS));
    }

    private void loop() {
        began.countDown();
        while (!released) {
            Thread.onSpinWait();
        }
    }
}
