package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.embedded.Server;
import io.hourhand.policy.Retry;
import io.hourhand.run.RunStatus;
import io.hourhand.wire.TriggerAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A database without room takes no new row: what ran goes on, what ended is kept, and all of it is written later. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
@Tag("faults-row-33")
class FullDatabaseIT {

    private static final List<String> GROWING =
            List.of("event_journal", "JobExecution", "JobLog", "ScheduleRun", "ScheduleSlot");

    private final DaemonInProcess daemon;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path spool;

    FullDatabaseIT(Server server) {
        this.daemon = new DaemonInProcess(server);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void resultsWaitOnTheLocalDiskAndAreWrittenOnceWhenThereIsRoom() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger began = new AtomicInteger();
        daemon.with("SPOOL_PATH", spool.toString())
                .job("waits", context -> {
                    began.incrementAndGet();
                    gate.await();
                    context.log("over");
                })
                .start();
        UUID schedule =
                daemon.schedule("goes on", DaemonInProcess.job("waits", "waits", Retry.DEFAULT), DaemonInProcess.FINE);
        UUID other = daemon.schedule("asked for meanwhile", DaemonInProcess.FINE);
        UUID run = daemon.run(schedule);
        DaemonInProcess.await("the job", () -> Optional.of(began.get()).filter(n -> n == 1));

        full(true);
        gate.countDown();
        DaemonInProcess.await("a result on the disk", () -> Optional.of(kept()).filter(n -> n == 1));
        assertEquals(TriggerAnswer.Status.QUEUED, daemon.ask(other).status());
        assertEquals(List.of("waits 1 RUNNING"), daemon.story(run).subList(0, 1));

        full(false);
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        assertEquals(List.of("waits 1 SUCCEEDED", "fine 1 SUCCEEDED"), daemon.story(run));
        DaemonInProcess.await("the log", () -> Optional.of(daemon.log(run)).filter("over"::equals));
        assertEquals(1, began.get());
        DaemonInProcess.await("what was asked for", () -> ended(other));
        DaemonInProcess.await("an empty spool", () -> Optional.of(kept()).filter(n -> n == 0));
    }

    private Optional<Long> ended(UUID schedule) {
        return daemon.database()
                .each(sql -> sql.row(
                        "SELECT COUNT(*) AS n FROM ScheduleRun WHERE scheduleId = ? AND status = 'SUCCEEDED'",
                        row -> row.number("n"),
                        schedule))
                .filter(n -> n == 1);
    }

    /** By what a full server says to each new row; the disk of this machine stays as it is. */
    private void full(boolean yes) {
        for (String table : GROWING) {
            String statement = yes
                    ? "CREATE TRIGGER full_" + table + " BEFORE INSERT ON " + table + " FOR EACH ROW SIGNAL SQLSTATE"
                            + " 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'"
                    : "DROP TRIGGER full_" + table;
            daemon.database().each(sql -> sql.update(statement));
        }
    }

    private int kept() {
        try (Stream<Path> files = Files.list(spool)) {
            return (int)
                    files.filter(file -> file.toString().endsWith(".spool")).count();
        } catch (IOException e) {
            return 0;
        }
    }
}
