package io.hourhand.store.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.Cause;
import io.hourhand.run.CancelStage;
import io.hourhand.run.Ids;
import io.hourhand.run.JobStatus;
import io.hourhand.run.NewRun;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import io.hourhand.store.Schedules;
import io.hourhand.store.StoreTest;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.run.RunStore.EndingImage;
import io.hourhand.store.run.RunStore.JobImage;
import io.hourhand.store.run.RunStore.ProgressImage;
import io.hourhand.store.run.RunStore.RunImage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class RunStoreIT extends StoreTest {

    private static final Instant START = Instant.parse("2026-11-24T02:00:00.125Z");

    private final UUID worker = Ids.next();
    private final RunStore runs = new RunStore(database, worker, 1);
    private final NewRun run = new NewRun(
            Ids.next(),
            Ids.next(),
            "one",
            Cause.SCHEDULED,
            START,
            Optional.of(START),
            RunPlan.whole(Schedules.named("one")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    RunStoreIT(Server server) {
        super(server);
    }

    @BeforeEach
    void makeTheRun() {
        takeOver(worker);
        database.transaction(sql -> {
            RunRows.insert(sql, run, worker, 1, START);
            return run;
        });
    }

    @Test
    void anImageWrittenTwiceIsThereOnce() {
        for (int i = 0; i < 2; i++) {
            runs.write(List.of(image(RunStatus.RUNNING, 1)), List.of(job(1, 1, JobStatus.SUCCEEDED)));
        }
        assertEquals("RUNNING", text("SELECT status AS x FROM ScheduleRun"));
        assertEquals("1", text("SELECT COUNT(*) AS x FROM JobExecution WHERE status = 'SUCCEEDED'"));
        assertEquals("1500", text("SELECT durationMs AS x FROM JobExecution WHERE status = 'SUCCEEDED'"));
    }

    @Test
    void aLaterAttemptGetsARowOfItsOwnAndTheFirstStays() {
        runs.write(
                List.of(image(RunStatus.RUNNING, 0)),
                List.of(job(1, 1, JobStatus.INTERRUPTED), job(1, 2, JobStatus.SUCCEEDED)));
        assertEquals(
                "INTERRUPTED,SUCCEEDED",
                text("SELECT GROUP_CONCAT(status ORDER BY attempt) AS x FROM JobExecution WHERE position = 1"));
    }

    @Test
    void aDaemonThatIsNoLongerInChargeChangesNothing() {
        UUID second = Ids.next();
        takeOver(second);
        List<RunImage> images = List.of(image(RunStatus.FAILED, 0));
        List<JobImage> jobs = List.of(job(1, 1, JobStatus.FAILED), job(1, 2, JobStatus.FAILED));
        List<ProgressImage> progress = List.of(new ProgressImage(run.id(), 1, 1, 5, 10));
        List<EndingImage> endings = List.of(new EndingImage(run.id(), CancelStage.KILLED, START));
        assertFalse(runs.write(images, jobs, progress, endings), "from the takeover on");
        RunStore successor = new RunStore(database, second, 2);
        assertEquals(1, successor.adopt());
        assertFalse(runs.write(images, jobs, progress, endings), "as well as later");
        assertEquals(0, runs.adopt());
        assertTrue(runs.unfinished().isEmpty(), "it is no run of an earlier daemon");
        assertEquals("QUEUED", text("SELECT status AS x FROM ScheduleRun"));
        assertEquals("3", text("SELECT COUNT(*) AS x FROM JobExecution WHERE status = 'PENDING'"));
        assertEquals("3", text("SELECT COUNT(*) AS x FROM JobExecution WHERE progressDone IS NULL"));
    }

    @Test
    void aRunSaysHowFarTheEndOfItsJobIsUntilThatHasEnded() {
        runs.write(
                List.of(image(RunStatus.RUNNING, 0)),
                List.of(),
                List.of(),
                List.of(new EndingImage(run.id(), CancelStage.ASKED, START.plusSeconds(5))));
        assertEquals("ASKED", text("SELECT cancelStage AS x FROM ScheduleRun"));
        assertEquals("5", text("SELECT TIMESTAMPDIFF(SECOND, startedAt, cancelEndsBy) AS x FROM ScheduleRun"));
        runs.write(List.of(image(RunStatus.CANCELLED, 0)), List.of());
        assertEquals("1", text("SELECT cancelStage IS NULL AND cancelEndsBy IS NULL AS x FROM ScheduleRun"));
        runs.write(List.of(image(RunStatus.ABANDONED, 0)), List.of());
        assertEquals("ABANDONED", text("SELECT cancelStage AS x FROM ScheduleRun"));
    }

    @Test
    void aRunIsUnfinishedUntilItIsFinal() {
        assertEquals(run.id(), runs.unfinished().getFirst().id());
        runs.write(List.of(image(RunStatus.SUCCEEDED, 3)), List.of());
        assertTrue(runs.unfinished().isEmpty());
    }

    @Test
    void aRetryGoesOnAtTheFirstJobThatDidNotSucceed() {
        runs.write(
                List.of(image(RunStatus.FAILED, 2)),
                List.of(
                        job(1, 1, JobStatus.INTERRUPTED),
                        job(1, 2, JobStatus.SUCCEEDED),
                        job(2, 1, JobStatus.FAILED),
                        job(3, 1, JobStatus.SUCCEEDED)));
        assertEquals(Optional.of(2), runs.retryable(run.id()).orElseThrow().firstFailed());
        assertTrue(runs.retryable(Ids.next()).isEmpty());
    }

    private void takeOver(UUID daemon) {
        try (Lease lease = Lease.connect(url)) {
            lease.takeOver(daemon);
        }
    }

    private RunImage image(RunStatus status, int succeeded) {
        return new RunImage(run.id(), status, Optional.of(START), Optional.empty(), succeeded, 0, Optional.empty());
    }

    private JobImage job(int position, int attempt, JobStatus status) {
        return new JobImage(
                attempt == 1 ? run.plan().executionId(position) : Ids.next(),
                run.id(),
                position,
                attempt,
                run.plan().job(position).name(),
                "sql",
                1,
                status,
                Optional.empty(),
                Optional.of(START),
                Optional.of(START.plusMillis(1500)),
                Optional.empty(),
                Optional.empty());
    }

    private String text(String statement) {
        return database.each(sql -> sql.row(statement, row -> row.text("x"))).orElseThrow();
    }
}
