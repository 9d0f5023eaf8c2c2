package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.RunHistory.Run;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database does not take of one run is in no other run's way. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class RefusedRowsIT {

    private static final JobSpec TALKS = DaemonInProcess.job("talks", "talks", Retry.DEFAULT);
    private static final int INNOCENTS = 8;

    private final DaemonInProcess daemon;

    RefusedRowsIT(Server server) {
        this.daemon = new DaemonInProcess(server).job("talks", context -> {
            throw new IllegalStateException("poison");
        });
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void aRowThatTheDatabaseRefusesIsWrittenWithTheReasonInstead() {
        sql("ALTER TABLE JobExecution ADD CONSTRAINT no_poison CHECK (error IS NULL OR error NOT LIKE '%poison')");
        daemon.start();
        UUID poisoned = daemon.run(daemon.schedule("poisoned", TALKS, DaemonInProcess.FINE));
        UUID innocent = daemon.run(daemon.schedule("innocent", DaemonInProcess.FINE));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(innocent).status());
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(poisoned).status());
        assertEquals(List.of("talks 1 FAILED", "fine 1 SUCCEEDED"), daemon.story(poisoned));
        assertRefused(daemon.attempts(poisoned).getFirst().error().orElseThrow());
    }

    @Test
    void aRunOfWhichNothingIsTakenHasFailedWithTheReason() {
        sql("ALTER TABLE ScheduleRun ADD CONSTRAINT not_two CHECK (succeeded <> 2)");
        daemon.start();
        UUID poisoned = daemon.run(daemon.schedule("poisoned", DaemonInProcess.FINE, DaemonInProcess.FINE));
        UUID innocent = daemon.run(daemon.schedule("innocent", DaemonInProcess.FINE));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(innocent).status());
        Run end = daemon.awaitEnd(poisoned);
        assertEquals(RunStatus.FAILED, end.status());
        assertRefused(end.error().orElseThrow());
    }

    /** One commit of the journal takes events of several runs, and fails for all of them. */
    @Test
    void anEventThatSomebodyElseWroteFirstHurtsNoOtherRun() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger began = new AtomicInteger();
        daemon.with("MAX_PARALLEL_RUNS", String.valueOf(INNOCENTS + 1))
                .job("waits", context -> {
                    began.incrementAndGet();
                    gate.await();
                })
                .start();
        JobSpec waits = DaemonInProcess.job("waits", "waits", Retry.DEFAULT);
        List<UUID> runs = Stream.iterate(0, n -> n + 1)
                .limit(INNOCENTS + 1)
                .map(n -> daemon.run(daemon.schedule("number " + n, waits, DaemonInProcess.FINE)))
                .toList();
        DaemonInProcess.await(
                "all jobs",
                () -> Stream.of(began.get()).filter(n -> n == runs.size()).findFirst());
        sql("INSERT INTO event_journal (persistence_id, sequence_number, deleted, writer, write_timestamp,"
                + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest)"
                + " SELECT persistence_id, (SELECT MAX(sequence_number) + 1 FROM event_journal AS newest"
                + " WHERE newest.persistence_id = first.persistence_id), deleted, 'somebody else', write_timestamp,"
                + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest FROM event_journal AS first"
                + " WHERE sequence_number = 1 AND persistence_id = 'run|" + runs.getFirst() + "'");
        gate.countDown();
        for (UUID run : runs) {
            assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
            assertEquals(List.of("waits 1 SUCCEEDED", "fine 1 SUCCEEDED"), daemon.story(run));
        }
        assertEquals(runs.size(), began.get(), "no job ran twice");
    }

    private void sql(String statement) {
        daemon.database().each(sql -> sql.update(statement));
    }

    private static void assertRefused(String error) {
        assertTrue(error.contains("The database refuses what is to be kept of this run"), error);
    }
}
