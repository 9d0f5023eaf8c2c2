package io.hourhand.daemon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.daemon.figure.AbandonedThreads;
import io.hourhand.daemon.log.LogHub;
import io.hourhand.daemon.log.Secrets;
import io.hourhand.daemon.spool.FileSpool;
import io.hourhand.embedded.Server;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import io.hourhand.run.CancelStage;
import io.hourhand.run.Ids;
import io.hourhand.run.JobSpec;
import io.hourhand.run.JobStatus;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.LogStore.Line;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobHostIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STAGE = Duration.ofMillis(200);

    private final ActorTestKit kit = ActorTestKit.create(ConfigFactory.load());
    private final Database database = Database.open(url(Server.usual().freshSchema()), "jobs", 8);
    private final LogStore store = new LogStore(database);
    private final LogHub logs = new LogHub(store, ForkJoinPool.commonPool(), 10_485_760, Secrets.of(List.of()));
    private final AtomicInteger started = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<JobNews> news = new CopyOnWriteArrayList<>();
    private final AbandonedThreads abandoned = new AbandonedThreads();
    private volatile boolean released;
    private final Path folder = temporary();
    private final FileSpool spool = spool();
    private final TestProbe<JobOutcome> runner = kit.createTestProbe(JobOutcome.class);
    private final ActorRef<JobHost.Command> host = kit.spawn(JobHost.create(
            new JobTools(
                    Map.of(
                            "good",
                                    work(context -> {
                                        context.log("working");
                                        return Optional.of("done");
                                    }),
                            "throws",
                                    work(context -> {
                                        throw new IllegalStateException("boom\nand more");
                                    }),
                            "overflows", work(context -> Optional.of("" + depth(1))),
                            "waits",
                                    work(context -> {
                                        never.await();
                                        return Optional.empty();
                                    }),
                            "listens",
                                    work(context -> {
                                        while (!context.cancelled()) {
                                            Thread.onSpinWait();
                                        }
                                        return Optional.empty();
                                    }),
                            "loops",
                                    work(context -> {
                                        while (!released) {
                                            Thread.onSpinWait();
                                        }
                                        return Optional.empty();
                                    }),
                            "wrong", spec -> Parsed.invalid("its configuration is wrong")),
                    logs,
                    database.dataSource(),
                    InstantSource.system(),
                    spool,
                    STAGE,
                    abandoned,
                    news::add),
            () -> {}));

    @BeforeAll
    void migrate() {
        new Migrations(database).apply();
    }

    @AfterAll
    void close() {
        kit.shutdownTestKit();
        database.close();
    }

    @Test
    void anAttemptsOutcomeGoesToItsRunnerAndItsLinesToTheLog() throws Exception {
        JobOrder order = order("good", PATIENCE);
        JobOutcome outcome = outcome(order);
        assertEquals(JobStatus.SUCCEEDED, outcome.status());
        assertEquals(Optional.of("done"), outcome.output());
        logs.close(order.key().runId()).toCompletableFuture().get();
        List<Line> lines = store.after(order.key().runId(), 0, Optional.of(order.executionId()));
        assertEquals(List.of("working"), lines.stream().map(Line::text).toList());
    }

    @Test
    void aRunnerThatComesBackGetsTheOutcomeWithoutASecondAttempt() {
        JobOrder order = order("good", PATIENCE);
        int before = started.get();
        JobOutcome first = outcome(order);
        assertEquals(first, outcome(order));
        assertEquals(before + 1, started.get());
        host.tell(new JobHost.Persisted(order.key()));
        assertEquals(JobStatus.SUCCEEDED, outcome(order).status());
        assertEquals(before + 2, started.get());
    }

    @Test
    void whatIsThrownIsTheError() throws Exception {
        JobOrder order = order("throws", PATIENCE);
        JobOutcome outcome = outcome(order);
        assertEquals(JobStatus.FAILED, outcome.status());
        assertEquals(Optional.of("boom\nand more"), outcome.error());
        logs.close(order.key().runId()).toCompletableFuture().get();
        String log = store.after(order.key().runId(), 0, Optional.empty()).toString();
        assertTrue(log.contains("IllegalStateException"), log);
    }

    @Test
    void anErrorOfTheJvmFailsTheJobAndNotTheDaemon() {
        assertEquals(
                Optional.of("StackOverflowError"),
                outcome(order("overflows", PATIENCE)).error());
        assertEquals(JobStatus.SUCCEEDED, outcome(order("good", PATIENCE)).status());
    }

    @Test
    void aJobThatTakesTooLongIsInterruptedAndTimedOut() {
        JobOutcome outcome = outcome(order("waits", Duration.ofMillis(200)));
        assertEquals(JobStatus.TIMED_OUT, outcome.status());
        assertEquals(Optional.of("It took longer than its timeout of PT0.2S."), outcome.error());
    }

    @Test
    void aCancelledJobIsAskedFirstAndInterruptedOnlyIfItDoesNotStop() {
        assertEquals(List.of(CancelStage.ASKED), stages(cancelled("listens")));
        assertEquals(List.of(CancelStage.ASKED, CancelStage.INTERRUPTED), stages(cancelled("waits")));
    }

    @Test
    @Tag("faults-row-60")
    void aJobThatIgnoresEveryMeansIsLeftBehindAndCounted() {
        long before = abandoned.ever();
        JobOrder order = begun("loops");
        host.tell(new JobHost.EndRun(order.key().runId(), JobStatus.CANCELLED, "Enough."));
        JobOutcome outcome = runner.receiveMessage(PATIENCE);
        assertEquals(JobStatus.CANCELLED, outcome.status());
        assertTrue(outcome.leftBehind());
        assertEquals(Optional.of("Enough. It did not end when it was told to, and was left behind."), outcome.error());
        assertEquals(List.of(CancelStage.ASKED, CancelStage.INTERRUPTED, CancelStage.KILLED), stages(order));
        assertEquals(before + 1, abandoned.ever());
        assertEquals(1, abandoned.alive());
        released = true;
        runner.awaitAssert(PATIENCE, () -> {
            assertEquals(0, abandoned.alive());
            return outcome;
        });
    }

    private JobOrder cancelled(String type) {
        JobOrder order = begun(type);
        host.tell(new JobHost.End(order.key(), JobStatus.CANCELLED, "It was cancelled."));
        assertEquals(JobStatus.CANCELLED, runner.receiveMessage(PATIENCE).status());
        return order;
    }

    private JobOrder begun(String type) {
        JobOrder order = order(type, PATIENCE);
        int before = started.get();
        host.tell(new JobHost.Run(order, runner.getRef()));
        runner.awaitAssert(PATIENCE, () -> {
            assertEquals(before + 1, started.get());
            return order;
        });
        return order;
    }

    private List<CancelStage> stages(JobOrder order) {
        return news.stream()
                .filter(told -> told.key().equals(order.key()))
                .map(told -> ((JobEnding) told).stage())
                .toList();
    }

    @Test
    void wrongConfigurationAndUnknownTypesFailInWords() {
        assertEquals(
                Optional.of("its configuration is wrong"),
                outcome(order("wrong", PATIENCE)).error());
        String unknown = outcome(order("strange", PATIENCE)).error().orElseThrow();
        assertTrue(unknown.contains("no job type \"strange\""), unknown);
    }

    @Test
    void anOutcomeThatTheJournalDoesNotTakeIsOnTheDiskUntilItDoes() {
        JobOrder order = order("good", PATIENCE);
        JobOutcome outcome = outcome(order);
        runner.awaitAssert(PATIENCE, () -> {
            assertEquals(Optional.of(outcome), kept(order));
            return outcome;
        });
        host.tell(new JobHost.Persisted(order.key()));
        runner.awaitAssert(PATIENCE, () -> {
            assertEquals(Optional.empty(), spool.find(order.key()));
            return outcome;
        });
    }

    /** What the next daemon would find. */
    private Optional<JobOutcome> kept(JobOrder order) {
        FileSpool next = spool();
        next.load(Set.of(order.key().runId()), damage -> {
            throw new AssertionError(damage);
        });
        return next.find(order.key());
    }

    private FileSpool spool() {
        return new FileSpool(folder, "db", Ids.next());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("spool");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobOutcome outcome(JobOrder order) {
        host.tell(new JobHost.Run(order, runner.getRef()));
        return runner.receiveMessage(PATIENCE);
    }

    private JobType work(JobType.Work work) {
        return spec -> Parsed.valid(context -> {
            started.incrementAndGet();
            return work.run(context);
        });
    }

    private static JobOrder order(String type, Duration timeout) {
        UUID run = Ids.next();
        JobSpec job = new JobSpec("job", type, "{}", timeout, Retry.DEFAULT, OnRestart.RERUN);
        return new JobOrder(new JobKey(run, 1, 1), Ids.next(), job, Instant.EPOCH);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int depth(int level) {
        return depth(level + 1) + 1;
    }

    private static DatabaseUrl url(String text) {
        return switch (DatabaseUrl.parse(text)) {
            case Parsed.Valid<DatabaseUrl>(DatabaseUrl valid) -> valid;
            case Parsed.Invalid<DatabaseUrl>(String message) -> throw new IllegalArgumentException(message);
        };
    }
}
