package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.RunHistory.Run;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a daemon finds that it cannot go on with, beside a run that it can. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class UnreadableRunsIT {

    private static final JobSpec WAITS = DaemonInProcess.job("waits", "waits", Retry.DEFAULT);

    private final DaemonInProcess daemon;
    private final Semaphore waiting = new Semaphore(0);
    private final CountDownLatch gate = new CountDownLatch(1);

    UnreadableRunsIT(Server server) {
        this.daemon = new DaemonInProcess(server).job("waits", context -> {
            waiting.release();
            gate.await();
        });
    }

    @AfterEach
    void close() {
        gate.countDown();
        daemon.close();
    }

    @Test
    void aRunWhoseEventCannotBeReadHasFailedAndTheOtherGoesOn() {
        assertLost(
                "UPDATE event_journal SET event_payload = '{\"event\":\"of-tomorrow\"}' WHERE sequence_number = 1"
                        + " AND persistence_id = 'run|%s'",
                "cannot read");
    }

    @Test
    void aRunWhosePlanCannotBeReadHasFailedAndTheOtherGoesOn() {
        assertLost("UPDATE ScheduleRun SET plan = '{\"jobs\":\"none\"}' WHERE id = '%s'", "its plan cannot be read");
    }

    @Test
    void aRunWhoseJournalIsGoneHasFailedAndTheOtherGoesOn() {
        assertLost("DELETE FROM event_journal WHERE persistence_id = 'run|%s'", "its journal is gone");
    }

    @Test
    void rowsThatWereLostAreThereAgainAfterTheNextStart() {
        UUID run = daemon.start().run(daemon.schedule("told again", DaemonInProcess.FINE, DaemonInProcess.FINE));
        Run before = daemon.awaitEnd(run);
        daemon.crash();
        sql("DELETE FROM JobExecution WHERE runId = '" + run + "'");
        sql("UPDATE ScheduleRun SET status = 'RUNNING', startedAt = NULL, finishedAt = NULL, succeeded = 0 WHERE id = '"
                + run + "'");
        daemon.start();
        Run after = daemon.awaitEnd(run);
        assertEquals(
                List.of(before.status(), before.startedAt(), before.finishedAt(), before.succeeded()),
                List.of(after.status(), after.startedAt(), after.finishedAt(), after.succeeded()));
        assertEquals(List.of("fine 1 SUCCEEDED", "fine 1 SUCCEEDED"), daemon.story(run));
    }

    /** Two runs in the middle of a job, of which one is harmed while no daemon is up. */
    private void assertLost(String harm, String reason) {
        daemon.start();
        UUID lost = daemon.run(daemon.schedule("lost", WAITS, DaemonInProcess.FINE));
        UUID other = daemon.run(daemon.schedule("other", WAITS, DaemonInProcess.FINE));
        waiting.acquireUninterruptibly(2);
        daemon.crash();
        sql(String.format(harm, lost));
        gate.countDown();
        daemon.start();
        Run end = daemon.awaitEnd(lost);
        assertEquals(RunStatus.FAILED, end.status());
        assertTrue(end.error().orElseThrow().contains(reason), end::toString);
        assertEquals(List.of("waits 1 INTERRUPTED", "fine 1 SKIPPED"), daemon.story(lost));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(other).status());
        assertEquals(List.of("waits 1 INTERRUPTED", "waits 2 SUCCEEDED", "fine 1 SUCCEEDED"), daemon.story(other));
        assertFalse(daemon.run(daemon.schedule("new", DaemonInProcess.FINE)).equals(lost));
    }

    private void sql(String statement) {
        daemon.database().each(sql -> sql.update(statement));
    }
}
