package io.hourhand.daemon.speed;

import io.hourhand.run.Tick;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.run.BackfillClaims;
import io.hourhand.store.run.ClaimStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * What one tick costs with ten thousand, a hundred thousand and a million schedules in the table, of which ten thousand
 * are due within the hour: the time of its queries, and the daemon's heap, idle and with all ten thousand claimed at
 * once. Arguments: other numbers of schedules.
 */
final class TickSpeed {

    private static final int DUE = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private TickSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        List<Integer> sizes = args.length == 0
                ? List.of(10_000, 100_000, 1_000_000)
                : List.of(args).stream().map(Integer::valueOf).toList();
        for (int size : sizes) {
            try (Ground ground = new Ground()) {
                fill(ground, size);
                System.out.printf(Locale.ROOT, "%,d schedules, load %s%n", size, Load.now());
                queries(ground);
                if (size == sizes.getLast()) {
                    plans(ground);
                }
                heap(ground);
            }
        }
    }

    /** One in so many is due within the hour, each at an instant of its own; the rest later. */
    private static void fill(Ground ground, int size) {
        Instant now = Instant.now();
        for (int from = 0; from < size; from += DUE) {
            String number = "(" + from + " + n.n)";
            Instant first = from == 0 ? now.plusSeconds(300) : now.plus(HOUR.multipliedBy(2 + from / DUE));
            ground.run(
                    "INSERT INTO Schedule (id, name, description, enabled, timingType, timing, timeZone, gapRule,"
                            + " repeatRule, jitterMs, onFailure, overlapRule, catchUpMode, catchUpMs, catchUpMaxRuns,"
                            + " nextDueAt, nextStartAt, version, createdAt, updatedAt) SELECT "
                            + Sums.id("01900000", number) + ", CONCAT('schedule ', " + number + "), '', 1, 'cron',"
                            + " '17 3 * * *', 'Europe/Paris', 'SHIFT', 'FIRST', 0, 'CONTINUE', 'SKIP', 'LAST',"
                            + " 86400000, 10, ? + INTERVAL n.n * 300 * 1000 MICROSECOND,"
                            + " ? + INTERVAL n.n * 300 * 1000 MICROSECOND, 1, ?, ? FROM " + Sums.tenThousand(),
                    first,
                    first,
                    now,
                    now);
            ground.run("INSERT INTO ScheduleJob (scheduleId, position, name, type, config, timeoutMs, maxAttempts,"
                    + " backoffMs, backoffFactor, maxBackoffMs, onRestart) SELECT "
                    + Sums.id("01900000", number) + ", 1, 'nothing', 'sql', '{\"statement\":\"SELECT 1\"}', 60000, 1,"
                    + " 10000, 2, 300000, 'RERUN' FROM " + Sums.tenThousand());
        }
        ground.ask(database ->
                database.each(sql -> sql.rows("ANALYZE TABLE Schedule, ScheduleJob", row -> row.text("Op"))));
    }

    @SuppressWarnings("SystemOut")
    private static void queries(Ground ground) {
        UUID worker = UUID.randomUUID();
        ClaimStore claims = new ClaimStore(ground.database(), worker, 1);
        BackfillClaims backfills = new BackfillClaims(ground.database(), worker, 1);
        WorkerStore workers = new WorkerStore(ground.database());
        Instant now = Instant.now();
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long before = System.nanoTime();
            workers.ticked(worker, new Tick(now, now.plus(HOUR), Optional.of(Duration.ZERO), Optional.empty()));
            claims.waiting(Optional.empty(), 100);
            claims.due(now, 100);
            claims.nextStart(now.plus(HOUR));
            backfills.active();
            ticks.add((System.nanoTime() - before) / 1e6);
        }
        System.out.println("  a tick's queries together: " + Figures.of(ticks.subList(100, 200)));
        List<Double> pages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long before = System.nanoTime();
            claims.due(now.plus(HOUR), 100);
            pages.add((System.nanoTime() - before) / 1e6);
        }
        System.out.println("  a hundred that are due, with their jobs: " + Figures.of(pages.subList(50, 100)));
    }

    @SuppressWarnings("SystemOut")
    private static void plans(Ground ground) {
        String now = "'" + Instant.now().toString().replace('T', ' ').replace("Z", "") + "'";
        for (String query : List.of(
                "SELECT MIN(nextStartAt) FROM Schedule WHERE nextStartAt <= " + now + " + INTERVAL 1 HOUR",
                "SELECT name FROM Schedule LEFT JOIN SchedulePause ON scheduleId = id AND ofVersion = version"
                        + " WHERE nextStartAt <= " + now + " ORDER BY nextStartAt, id LIMIT 100",
                "SELECT id FROM ScheduleTrigger WHERE status = 'PENDING' ORDER BY requestedAt, id LIMIT 100",
                "SELECT id FROM ScheduleBackfill WHERE activeOf IS NOT NULL ORDER BY id")) {
            ground.database()
                    .each(sql -> sql.rows(
                            "EXPLAIN FORMAT=TRADITIONAL " + query,
                            row -> "  " + row.textIf("table").orElse("-") + ": "
                                    + row.textIf("type").orElse("-") + ", key "
                                    + row.textIf("key").orElse("none")
                                    + ", rows " + row.textIf("rows").orElse("-") + ", "
                                    + row.textIf("Extra").orElse("")))
                    .forEach(System.out::println);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void heap(Ground ground) {
        try (DaemonProcess daemon = DaemonProcess.start(ground.address(), Map.of())) {
            daemon.ignoreLines();
            System.out.printf(
                    Locale.ROOT, "  the daemon's heap after its tick: %.1f MB in use%n", Heap.inUse(daemon.pid()));
        }
        ground.run(
                "UPDATE Schedule SET nextDueAt = ?, nextStartAt = ? WHERE nextStartAt <= ?",
                Instant.now().plusSeconds(8),
                Instant.now().plusSeconds(8),
                Instant.now().plus(HOUR));
        try (DaemonProcess daemon = DaemonProcess.start(ground.address(), Map.of())) {
            daemon.ignoreLines();
            long before = System.nanoTime();
            while (Integer.parseInt(ground.text("SELECT COUNT(*) AS x FROM ScheduleSlot")) < DUE
                    && System.nanoTime() - before < 240e9) {
                LockSupport.parkNanos(500_000_000);
            }
            System.out.printf(
                    Locale.ROOT,
                    "  %s due at once: claimed in %.0f s, runs done by then %s; heap %.1f MB in use%n",
                    ground.text("SELECT COUNT(*) AS x FROM ScheduleSlot"),
                    (System.nanoTime() - before) / 1e9 - 8,
                    ground.text("SELECT COUNT(*) AS x FROM ScheduleRun WHERE status = 'SUCCEEDED'"),
                    Heap.inUse(daemon.pid()));
        }
    }
}
