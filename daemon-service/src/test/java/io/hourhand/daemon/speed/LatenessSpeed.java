package io.hourhand.daemon.speed;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Overlap;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.Timing;
import io.hourhand.store.schedule.ScheduleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How late schedules start while the daemon is up: a thousand of them, each due at an instant of its own within five
 * minutes, all found by one poll. Takes five and a half minutes. Argument: how many schedules, 300 ms apart.
 */
final class LatenessSpeed {

    private static final int USUAL = 1_000;
    private static final Duration APART = Duration.ofMillis(300);
    private static final Duration LEAD = Duration.ofSeconds(20);

    private LatenessSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        Load before = Load.now();
        int schedules = args.length == 0 ? USUAL : Integer.parseInt(args[0]);
        try (Ground ground = new Ground()) {
            ground.run("CREATE TABLE Begun (number INT PRIMARY KEY, at DATETIME(6) NOT NULL)");
            schedules(ground, schedules);
            try (DaemonProcess daemon = DaemonProcess.start(ground.address(), Map.of("MAX_PARALLEL_RUNS", "100"))) {
                daemon.await(schedules, line -> line.contains(" complete: "));
            }
            System.out.println("Load of this machine: " + before + ", then " + Load.now());
            System.out.println("Starts (startedAt - dueAt): " + millis(ground, "startedAt", "ScheduleRun", "TRUE"));
            System.out.println("The first ten of them, in their order: "
                    + ground.text("SELECT GROUP_CONCAT(late SEPARATOR ' ') AS x"
                            + " FROM (SELECT ROUND(TIMESTAMPDIFF(MICROSECOND, dueAt, startedAt) / 1000) AS late"
                            + " FROM ScheduleRun ORDER BY dueAt LIMIT 10) AS early")
                    + " ms");
            System.out.println("The first job's first statement, by the database's clock: "
                    + millis(
                            ground,
                            "at",
                            "ScheduleRun JOIN Begun",
                            "number = CAST(SUBSTRING(scheduleName, 3) AS UNSIGNED)"));
            System.out.println("Polls: " + Statements.count(ground, "UPDATE `WorkerInstance` SET `lastTickAt`%")
                    + ", the last one " + ground.text("SELECT lastTickAt AS x FROM WorkerInstance")
                    + ", the first start " + ground.text("SELECT MIN(startedAt) AS x FROM ScheduleRun")
                    + ", the next poll " + ground.text("SELECT nextTickAt AS x FROM WorkerInstance"));
            System.out.println("Runs that succeeded: "
                    + ground.text("SELECT COUNT(*) AS x FROM ScheduleRun WHERE status = 'SUCCEEDED'"));
            Statements.print(ground, schedules);
        }
    }

    private static void schedules(Ground ground, int count) {
        ScheduleStore store = new ScheduleStore(ground.database());
        Instant made = Instant.now();
        // Made long before they are due: what is made takes about 5 ms each.
        Instant first = made.plus(LEAD).plusMillis(count * 8L).truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < count; i++) {
            store.create(schedule(i, first.plus(APART.multipliedBy(i))), "speed", made);
        }
    }

    private static ScheduleDefinition schedule(int number, Instant due) {
        JobSpec job = new JobSpec(
                "note",
                "sql",
                "{\"statement\":\"INSERT INTO Begun VALUES (" + number + ", UTC_TIMESTAMP(6))\"}",
                Duration.ofMinutes(1),
                Retry.DEFAULT,
                OnRestart.RERUN);
        return new ScheduleDefinition(
                "n " + number,
                "",
                true,
                new Timing.Once(due),
                ZoneId.of("UTC"),
                List.of(job),
                OnFailure.CONTINUE,
                Overlap.SKIP,
                CatchUp.DEFAULT,
                ClockChanges.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }

    private static Figures millis(Ground ground, String instant, String from, String where) {
        return Figures.of(ground.database()
                .each(sql -> sql.rows(
                        "SELECT TIMESTAMPDIFF(MICROSECOND, dueAt, " + instant + ") AS late FROM " + from + " WHERE "
                                + where,
                        row -> row.number("late") / 1_000.0)));
    }
}
