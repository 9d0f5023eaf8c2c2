package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.JobHistory.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs that are tried again, in a whole daemon on a real database. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class RetriesIT {

    private static final Retry AT_ONCE = new Retry(3, Duration.ofMillis(20), 2.0, Duration.ofMillis(50));
    private static final Retry IN_A_YEAR = new Retry(3, Duration.ofDays(300), 1.0, Duration.ofDays(300));

    private final DaemonInProcess daemon;
    private final AtomicInteger tries = new AtomicInteger();

    RetriesIT(Server server) {
        this.daemon = new DaemonInProcess(server);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void aJobThatFailsTwiceAndThenSucceedsIsASuccess() {
        UUID run = daemon.job("flaky", context -> failUntil(3)).start().run(schedule(AT_ONCE));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        assertEquals(
                List.of("flaky 1 FAILED", "flaky 2 FAILED", "flaky 3 SUCCEEDED", "fine 1 SUCCEEDED"),
                daemon.story(run));
        assertEquals(2, daemon.find(run).succeeded());
        List<Execution> attempts = daemon.attempts(run);
        assertTrue(attempts.get(0).startsAt().isEmpty());
        assertFalse(attempts.get(1)
                .startedAt()
                .orElseThrow()
                .isBefore(attempts.get(1).startsAt().orElseThrow()));
        assertEquals(3, attempts.get(0).maxAttempts());
        assertEquals(1, attempts.get(3).maxAttempts());
    }

    @Test
    void aJobThatFailsEachTimeHasFailedOnce() {
        UUID run = daemon.job("flaky", context -> failUntil(100)).start().run(schedule(AT_ONCE));
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(run).status());
        assertEquals(
                List.of("flaky 1 FAILED", "flaky 2 FAILED", "flaky 3 FAILED", "fine 1 SUCCEEDED"), daemon.story(run));
        assertEquals(1, daemon.find(run).failed());
    }

    @Test
    void anAttemptThatWaitsIsARowThatSaysWhenItBegins() {
        UUID run = daemon.job("flaky", context -> failUntil(2)).start().run(schedule(IN_A_YEAR));
        Execution waiting = waiting(run);
        assertTrue(waiting.startsAt().orElseThrow().isAfter(Instant.now()), waiting::toString);
        assertEquals(RunStatus.RUNNING, daemon.find(run).status());
    }

    @Test
    void aCancelEndsTheWaitAtOnce() {
        UUID run = daemon.job("flaky", context -> failUntil(2)).start().run(schedule(IN_A_YEAR));
        waiting(run);
        daemon.cancel(run);
        assertEquals(RunStatus.CANCELLED, daemon.awaitEnd(run).status());
        assertEquals(List.of("flaky 1 FAILED", "flaky 2 CANCELLED", "fine 1 CANCELLED"), daemon.story(run));
        assertEquals(1, tries.get());
    }

    @Test
    void aCancelThatTheDaemonWasNotToldOfIsFoundAtItsNextTick() {
        daemon.with("SCHEDULE_POLL_INTERVAL_MS", "1000");
        UUID run = daemon.job("flaky", context -> failUntil(2)).start().run(schedule(IN_A_YEAR));
        waiting(run);
        assertTrue(daemon.keepCancel(run));
        assertEquals(RunStatus.CANCELLED, daemon.awaitEnd(run).status());
    }

    @Test
    void theWaitSurvivesACrashAndAStop() {
        daemon.job("flaky", context -> failUntil(2)).start();
        UUID run = daemon.run(schedule(IN_A_YEAR));
        Instant startsAt = waiting(run).startsAt().orElseThrow();
        daemon.crash();
        daemon.start();
        assertEquals(startsAt, waiting(run).startsAt().orElseThrow());
        daemon.stop();
        daemon.start();
        assertEquals(startsAt, waiting(run).startsAt().orElseThrow());
        assertEquals(1, tries.get(), "it does not begin before its time");
    }

    @Test
    void aRetryThatWouldPassTheNextSlotIsDropped() {
        daemon.job("flaky", context -> failUntil(2)).start();
        UUID schedule = daemon.schedule(
                "often",
                Optional.of("0 * * * *"),
                Overlap.ALLOW,
                OnFailure.CONTINUE,
                DaemonInProcess.job(
                        "flaky", "flaky", new Retry(3, Duration.ofDays(36_500), 1.0, Duration.ofDays(36_500))));
        UUID run = daemon.run(schedule);
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(run).status());
        assertEquals(List.of("flaky 1 FAILED"), daemon.story(run));
        String error = daemon.attempts(run).getFirst().error().orElseThrow();
        assertTrue(error.startsWith("boom 1\nNot tried again. The next attempt would not start before"), error);
    }

    private Execution waiting(UUID run) {
        return daemon
                .awaitAttempts(run, attempts -> attempts.stream().anyMatch(attempt -> attempt.attempt() == 2))
                .stream()
                .filter(attempt -> attempt.attempt() == 2 && attempt.status() == JobStatus.PENDING)
                .findFirst()
                .orElseThrow();
    }

    private UUID schedule(Retry retry) {
        JobSpec flaky = DaemonInProcess.job("flaky", "flaky", retry);
        return daemon.schedule("Tries", flaky, DaemonInProcess.FINE);
    }

    private void failUntil(int good) {
        int number = tries.incrementAndGet();
        if (number < good) {
            throw new IllegalStateException("boom " + number);
        }
    }
}
