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
import io.hourhand.store.ScheduleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * How late schedules start while the daemon is up: a thousand of them, each due at an instant of its own within five
 * minutes, all found by one poll. Takes five and a half minutes.
 */
final class LatenessSpeed {

    private static final int SCHEDULES = 1_000;
    private static final Duration SPREAD = Duration.ofMinutes(5);
    private static final Duration LEAD = Duration.ofSeconds(20);

    private LatenessSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        Load before = Load.now();
        try (Ground ground = new Ground()) {
            ground.run("CREATE TABLE Begun (number INT PRIMARY KEY, at DATETIME(6) NOT NULL)");
            schedules(ground);
            try (DaemonProcess daemon = DaemonProcess.start(ground.address(), Map.of("MAX_PARALLEL_RUNS", "100"))) {
                daemon.await(SCHEDULES, line -> line.contains(" complete: "));
            }
            System.out.println("Load of this machine: " + before + ", then " + Load.now());
            System.out.println("Starts (startedAt - dueAt): " + millis(ground, "startedAt", "ScheduleRun", "TRUE"));
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
            Statements.print(ground, SCHEDULES);
        }
    }

    private static void schedules(Ground ground) {
        ScheduleStore store = new ScheduleStore(ground.database());
        Instant made = Instant.now();
        // Made long before they are due: what is made takes about 5 ms each.
        Instant first = made.plus(LEAD).plusMillis(SCHEDULES * 8L).truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < SCHEDULES; i++) {
            store.create(schedule(i, first.plus(SPREAD.multipliedBy(i).dividedBy(SCHEDULES))), "speed", made);
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
                Duration.ZERO);
    }

    private static Figures millis(Ground ground, String instant, String from, String where) {
        return Figures.of(ground.database()
                .each(sql -> sql.rows(
                        "SELECT TIMESTAMPDIFF(MICROSECOND, dueAt, " + instant + ") AS late FROM " + from + " WHERE "
                                + where,
                        row -> row.number("late") / 1_000.0)));
    }
}
