package io.hourhand.daemon.speed;

import io.hourhand.policy.Retention;
import io.hourhand.store.purge.Pace;
import io.hourhand.store.purge.Purge;
import io.hourhand.store.purge.PurgeSettings;
import io.hourhand.store.purge.Purged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * How late schedules start while a history of many job rows is purged beside them, and how long the longest transaction
 * of the purge takes. A run of a hundred jobs has two events and a chunk of log here. Argument: how many job rows, a
 * million if none is given; ten million take about half an hour, most of it to make them.
 */
final class PurgeSpeed {

    private static final int JOBS = 100;
    private static final int RUNS = 10_000;
    private static final int SCHEDULES = 5;

    private PurgeSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        int rows = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        try (Ground ground = new Ground()) {
            Instant begin = Instant.now();
            history(ground, Math.max(1, rows / JOBS / RUNS));
            schedules(ground);
            System.out.printf(
                    Locale.ROOT,
                    "%s job rows of %s runs, made in %d s%n",
                    ground.text("SELECT COUNT(*) AS x FROM JobExecution"),
                    ground.text("SELECT COUNT(*) AS x FROM ScheduleRun"),
                    Duration.between(begin, Instant.now()).toSeconds());
            try (DaemonProcess daemon = DaemonProcess.start(ground.address(), Map.of("MAX_PARALLEL_RUNS", "20"))) {
                daemon.ignoreLines();
                Instant quiet = Instant.now();
                LockSupport.parkNanos(Duration.ofSeconds(40).toNanos());
                Instant purging = Instant.now();
                System.out.println("Without a purge (load " + Load.now() + "): " + lateness(ground, quiet, purging));
                purge(ground);
                System.out.println(
                        "While it purges (load " + Load.now() + "): " + lateness(ground, purging, Instant.now()));
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void purge(Ground ground) {
        Instant now = Instant.now();
        Purge purge = Purge.of(ground.database(), new PurgeSettings(new Retention(90, 10, 30), 365), now);
        List<Double> pieces = new ArrayList<>();
        Purged sum = Purged.NOTHING;
        Pace pace = Pace.FIRST;
        while (true) {
            long before = System.nanoTime();
            Optional<Purged> piece = purge.step(pace.rows());
            long took = System.nanoTime() - before;
            if (piece.isEmpty()) {
                break;
            }
            sum = sum.plus(piece.get());
            pieces.add(took / 1e6);
            pace = pace.after(Duration.ofNanos(took));
            LockSupport.parkNanos(pace.rest().toNanos());
        }
        System.out.println("Gone: " + sum.words() + ", in "
                + Duration.between(now, Instant.now()).toSeconds() + " s, half of it rest");
        System.out.println("Pieces, each of one or two transactions: " + Figures.of(pieces));
    }

    /** Runs of one schedule that ended 100 days ago and before, the newest of which stay. */
    private static void history(Ground ground, int times) {
        for (int i = 0; i < times; i++) {
            String number = "(" + (long) i * RUNS + " + n.n)";
            String run = Sums.id("01800000", number);
            String end = "'2020-01-01' + INTERVAL " + number + " SECOND";
            ground.run("INSERT INTO ScheduleRun (id, scheduleId, scheduleName, cause, dueAt, status, createdAt,"
                    + " startedAt, finishedAt, jobs, succeeded, failed, plan, epoch) SELECT " + run + ", "
                    + Sums.id("01900000", "0") + ", 'schedule 0', 'SCHEDULED', " + end + ", 'SUCCEEDED', " + end + ", "
                    + end + ", " + end + ", " + JOBS + ", " + JOBS + ", 0, '{}', 1 FROM " + Sums.tenThousand());
            ground.run("INSERT INTO JobLog (runId, firstSeq, lineCount, jobExecutionId, firstAt, lineOffsets, content)"
                    + " SELECT " + run + ", 1, 1, " + run + ", " + end + ", '0', REPEAT('a line of output ', 60) FROM "
                    + Sums.tenThousand());
            for (int event = 1; event <= 2; event++) {
                ground.run("INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                        + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest) SELECT CONCAT('run|', "
                        + run + "), " + event + ", '', 0, '', REPEAT('{}', 100), 1, '' FROM " + Sums.tenThousand());
            }
            for (int job = 0; job < JOBS; job++) {
                String ofAll = "(" + ((long) i * RUNS * JOBS + (long) job * RUNS) + " + n.n)";
                String position = "1 + " + ofAll + " % " + JOBS;
                ground.run("INSERT INTO JobExecution (id, runId, position, name, type, status, attempt, startedAt,"
                        + " finishedAt, durationMs, output, epoch) SELECT " + Sums.id("01700000", ofAll) + ", "
                        + Sums.id("01800000", ofAll + " DIV " + JOBS) + ", " + position + ", 'nothing', 'sql',"
                        + " 'SUCCEEDED', 1, '2020-01-01', '2020-01-01', 1000, '12 rows', 1 FROM " + Sums.tenThousand());
            }
        }
    }

    /** What starts meanwhile: five schedules, each once a second. The history is that of the first. */
    private static void schedules(Ground ground) {
        Instant now = Instant.now();
        for (int i = 0; i < SCHEDULES; i++) {
            ground.run(
                    "INSERT INTO Schedule (id, name, description, enabled, timingType, timing, timeZone, gapRule,"
                            + " repeatRule, jitterMs, onFailure, overlapRule, catchUpMode, catchUpMs, catchUpMaxRuns,"
                            + " nextDueAt, nextStartAt, version, createdAt, updatedAt) SELECT "
                            + Sums.id("01900000", String.valueOf(i)) + ", ?, '', 1, 'every', 'PT1S', 'UTC', 'SHIFT',"
                            + " 'FIRST', 0, 'CONTINUE', 'ALLOW', 'NONE', 0, 1, ?, ?, 1, ?, ?",
                    "schedule " + i,
                    now.plusSeconds(1),
                    now.plusSeconds(1),
                    now.minusSeconds(60),
                    now.minusSeconds(60));
            ground.run("INSERT INTO ScheduleJob (scheduleId, position, name, type, config, timeoutMs, maxAttempts,"
                    + " backoffMs, backoffFactor, maxBackoffMs, onRestart) SELECT "
                    + Sums.id("01900000", String.valueOf(i)) + ", 1, 'nothing', 'sql',"
                    + " '{\"statement\":\"SELECT 1\"}', 60000, 1, 10000, 2, 300000, 'RERUN'");
        }
    }

    private static Figures lateness(Ground ground, Instant from, Instant to) {
        return Figures.of(ground.database()
                .each(sql -> sql.rows(
                        "SELECT TIMESTAMPDIFF(MICROSECOND, dueAt, startedAt) AS late FROM ScheduleRun"
                                + " WHERE startedAt >= ? AND startedAt < ? AND dueAt >= ?",
                        row -> row.number("late") / 1_000.0,
                        from,
                        to,
                        from)));
    }
}
