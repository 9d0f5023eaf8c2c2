package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.RunStatus;
import io.hourhand.store.history.JobHistory.Execution;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.schedule.ScheduleStore;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Jobs that do what jobs should not: their run says so, the daemon lives, and others go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadJobsIT {

    private static final int RUNS = 100;
    private static final int SLACK = 8;
    private static final int LEAKED = 200;

    private final DaemonInProcess daemon = new DaemonInProcess(Server.usual()).with("JOB_LOG_MAX_BYTES", "40000");
    private final CountDownLatch deleted = new CountDownLatch(1);

    @BeforeAll
    void start() {
        daemon.job("throws", context -> {
                    throw new AssertionError("what was expected is not there");
                })
                .job("overflows", context -> overflow(1))
                .job("waits", context -> deleted.await())
                .start();
    }

    @AfterAll
    void close() {
        daemon.close();
    }

    @Test
    @Tag("faults-row-58")
    void aJobThatFailsByAnErrorOfTheJvmFailsAlone() {
        UUID run = daemon.run(daemon.schedule(
                "Errors",
                DaemonInProcess.job("asserts", "throws", Retry.DEFAULT),
                DaemonInProcess.job("overflows", "overflows", Retry.DEFAULT),
                DaemonInProcess.FINE));
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(run).status());
        assertEquals("what was expected is not there", error(run, 0));
        assertEquals("StackOverflowError", error(run, 1));
        assertEquals("fine 1 SUCCEEDED", daemon.story(run).getLast());
    }

    @Test
    void aJobThatFailsInTheOrdinaryWaySaysSoWithoutAStackOfOurs() {
        UUID run = daemon.run(daemon.schedule(
                "Fails",
                command("echo before; exit 3"),
                new JobSpec(
                        "refused",
                        "sql",
                        "{\"statement\":\"SELECT * FROM there_is_no_such_table\"}",
                        Duration.ofMinutes(1),
                        Retry.DEFAULT,
                        OnRestart.RERUN)));
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(run).status());
        String log = daemon.log(run);
        assertTrue(log.startsWith("before\nIt ended with exit code 3.\n"), log);
        assertTrue(log.contains("there_is_no_such_table"), log);
        assertFalse(log.contains("\tat ") || log.contains("Exception"), log);
    }

    @Test
    @Tag("faults-row-61")
    void aHundredRunsLeaveNoThreadAndNoFileBehind() {
        UUID schedule = daemon.schedule("Often", DaemonInProcess.FINE, command("true"));
        often(schedule, 10);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        int files = files();
        often(schedule, RUNS);
        DaemonInProcess.await("threads back at " + threads, () -> {
            int now = ManagementFactory.getThreadMXBean().getThreadCount();
            return now <= threads + SLACK ? Optional.of(now) : Optional.empty();
        });
        assertTrue(files() <= files + SLACK, files + " files were open, now " + files());
    }

    @Test
    @Tag("faults-row-61")
    void aJobThatLeaksThreadsSucceedsAndTheDaemonLivesWithThem() {
        CountDownLatch end = new CountDownLatch(1);
        daemon.job("leaks", context -> {
            for (int n = 0; n < LEAKED; n++) {
                Thread.ofPlatform().daemon().name("leaked-" + n).start(() -> await(end));
            }
        });
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        UUID run = daemon.run(daemon.schedule("Leaks", DaemonInProcess.job("leaks", "leaks", Retry.DEFAULT)));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        // The figure behind hourhand_daemon_threads, by which a leak is seen.
        assertTrue(ManagementFactory.getThreadMXBean().getThreadCount() >= before + LEAKED / 2);
        UUID next = daemon.run(daemon.schedule("After a leak", DaemonInProcess.FINE));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(next).status());
        end.countDown();
        DaemonInProcess.await(
                "the end of the leaked threads",
                () -> Thread.getAllStackTraces().keySet().stream()
                                .anyMatch(thread -> thread.getName().startsWith("leaked-"))
                        ? Optional.empty()
                        : Optional.of(end));
    }

    @Test
    @Tag("faults-row-62")
    void aLineOfAHundredMegabytesIsCutAndCounted() {
        UUID run = daemon.run(
                daemon.schedule("Long line", command("head -c 100000000 /dev/zero | tr '\\\\0' x; echo; echo over")));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        String log = wholeLog(run);
        assertTrue(log.length() < 5_000_000, "kept: " + log.length());
        assertTrue(log.contains("left out …"), log.substring(Math.max(0, log.length() - 200)));
        assertTrue(log.endsWith("over"), log.substring(Math.max(0, log.length() - 200)));
    }

    @Test
    @Tag("faults-row-63")
    void outputThatIsNoTextIsKeptAsFarAsItIs() {
        UUID run = daemon.run(daemon.schedule(
                "Binary", command("printf 'a\\\\000b\\\\377c\\\\n\\\\033[31mred\\\\033[0m\\\\rover\\\\n'")));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        String log = daemon.log(run);
        assertTrue(log.startsWith("a\0b\ufffdc\n\u001b[31mred"), log);
        assertTrue(log.endsWith("over"), log);
    }

    @Test
    @Tag("faults-row-67")
    void aConfigThatDoesNotParseFailsItsRunInWordsAndNoOther() {
        UUID broken = daemon.schedule("Broken", DaemonInProcess.FINE, DaemonInProcess.FINE);
        daemon.database()
                .each(sql -> sql.update(
                        "UPDATE ScheduleJob SET config = '{\"parameters\":' WHERE scheduleId = ? AND position = 1",
                        broken));
        UUID odd = daemon.schedule("Odd", DaemonInProcess.FINE);
        daemon.database()
                .each(sql -> sql.update(
                        "UPDATE ScheduleJob SET config = '{\"job\":\"fine\",\"parameters\":7}' WHERE scheduleId = ?",
                        odd));
        UUID run = daemon.run(broken);
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(run).status());
        assertTrue(error(run, 0).startsWith("Its config cannot be read; edit the job."), error(run, 0));
        assertEquals("fine 1 SUCCEEDED", daemon.story(run).getLast());
        UUID second = daemon.run(odd);
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(second).status());
        assertTrue(error(second, 0).startsWith("Its config cannot be read; edit the job."), error(second, 0));
    }

    @Test
    @Tag("faults-row-56")
    void aScheduleThatIsDeletedWhileItRunsIsRunToItsEnd() {
        UUID schedule =
                daemon.schedule("Deleted", DaemonInProcess.job("waits", "waits", Retry.DEFAULT), DaemonInProcess.FINE);
        UUID run = daemon.run(schedule);
        daemon.await(run, found -> found.status() == RunStatus.RUNNING);
        assertTrue(new ScheduleStore(daemon.database()).delete(schedule));
        daemon.look();
        deleted.countDown();
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        assertEquals("Deleted", daemon.find(run).scheduleName());
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String wholeLog(UUID run) {
        LogStore logs = new LogStore(daemon.database());
        List<LogStore.Line> lines = new ArrayList<>();
        for (List<LogStore.Line> page = logs.after(run, 0, Optional.empty());
                !page.isEmpty();
                page = logs.after(run, lines.getLast().seq(), Optional.empty())) {
            lines.addAll(page);
        }
        return lines.stream().map(LogStore.Line::text).collect(Collectors.joining("\n"));
    }

    private void often(UUID schedule, int times) {
        for (int i = 0; i < times; i++) {
            // The place is free a moment after the run's row says that it is over.
            UUID run = DaemonInProcess.await("a run", () -> daemon.ask(schedule).runId());
            assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        }
    }

    private String error(UUID run, int attempt) {
        Execution execution = daemon.attempts(run).get(attempt);
        return execution.error().orElseThrow();
    }

    private static JobSpec command(String script) {
        return new JobSpec(
                "command",
                "command",
                "{\"argv\":[\"sh\",\"-c\",\"" + script + "\"]}",
                Duration.ofMinutes(1),
                Retry.DEFAULT,
                OnRestart.RERUN);
    }

    private static int files() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int overflow(int level) {
        return overflow(level + 1) + 1;
    }
}
