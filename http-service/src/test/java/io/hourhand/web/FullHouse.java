package io.hourhand.web;

import io.hourhand.run.RunStatus;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ten thousand schedules and a million attempts at jobs: copies of one schedule and one run by SQL, their ids as those
 * that are made over ten days.
 */
final class FullHouse {

    static final int SCHEDULES = 10_000;
    static final int JOBS = 20;
    static final int RUNS = 1_000_000 / JOBS;

    /** Every fifth run is of this schedule. */
    static final UUID BUSY_ID = UUID.fromString("00000001-0000-7000-8000-000000000000");

    private static final long APART_MS = 17_000;
    private static final int BATCH = 1_000;

    private final Database database;
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusMillis(APART_MS * RUNS);

    FullHouse(Database database) {
        this.database = database;
    }

    /** Fills an empty schema; gives the newest run of {@link #BUSY_ID}. */
    UUID fill(Samples samples) {
        StoredSchedule schedule = samples.schedule(
                "template",
                IntStream.rangeClosed(1, JOBS).mapToObj(n -> "job" + n).toList());
        UUID run = samples.run(schedule);
        samples.status(run, RunStatus.SUCCEEDED, Instant.now());
        samples.lines(run, 0, 1, 1);
        numbers();
        schedules(schedule.id());
        runs(run);
        for (String table :
                List.of("Schedule", "ScheduleTag", "ScheduleJob", "ScheduleVersion", "ScheduleRun", "JobExecution")) {
            database.each(sql -> sql.rows("ANALYZE TABLE " + table, row -> row.text("Msg_text")));
        }
        execute("DROP TABLE SeedNumber");
        return database.each(sql -> sql.row(
                        "SELECT id FROM ScheduleRun WHERE scheduleId = ? ORDER BY id DESC LIMIT 1",
                        row -> row.id("id"),
                        BUSY_ID))
                .orElseThrow();
    }

    private void numbers() {
        execute("CREATE TABLE SeedNumber (n INT NOT NULL PRIMARY KEY)");
        execute("INSERT INTO SeedNumber VALUES (1)");
        for (int size = 1; size < RUNS; size *= 2) {
            execute("INSERT INTO SeedNumber SELECT n + " + size + " FROM SeedNumber WHERE n + " + size + " <= " + RUNS);
        }
    }

    private void schedules(UUID template) {
        String id = "LOWER(CONCAT(LPAD(HEX(n), 8, '0'), '-0000-7000-8000-000000000000'))";
        String due = "IF(n % 10 <> 0, UTC_TIMESTAMP(6) + INTERVAL n SECOND, NULL)";
        copies(
                "Schedule WHERE id = '" + template + "'",
                SCHEDULES,
                Map.of(
                        "id",
                        id,
                        "name",
                        "CONCAT('Schedule ', LPAD(n, 5, '0'), ' of the house')",
                        "description",
                        "CONCAT('Looks after room ', n, REPEAT(', and says so in a sentence', 8))",
                        "enabled",
                        "n % 10 <> 0",
                        "nextDueAt",
                        due,
                        "nextStartAt",
                        due));
        execute("INSERT INTO ScheduleTag (scheduleId, tag) SELECT " + id + ", 'every' FROM SeedNumber WHERE n <= "
                + SCHEDULES);
        execute("INSERT INTO ScheduleTag (scheduleId, tag) SELECT " + id
                + ", CONCAT('room', n % 200) FROM SeedNumber WHERE n <= " + SCHEDULES);
        copies("ScheduleJob WHERE scheduleId = '" + template + "'", SCHEDULES, Map.of("scheduleId", id));
        copies("ScheduleVersion WHERE scheduleId = '" + template + "'", SCHEDULES, Map.of("scheduleId", id));
    }

    private void runs(UUID template) {
        String at = "TIMESTAMP '" + begin.toString().replace('T', ' ').replace("Z", "") + "' + INTERVAL n * "
                + APART_MS / 1_000 + " SECOND";
        String hex = "LPAD(HEX(" + begin.toEpochMilli() + " + n * " + APART_MS + "), 12, '0')";
        String made = "CONCAT(LEFT(" + hex + ", 8), '-', RIGHT(" + hex + ", 4), '-7000-8000-'";
        String run = "LOWER(" + made + ", '000000000000'))";
        String schedule = "LOWER(CONCAT(LPAD(HEX(IF(n % 5 = 0, 1, n % " + SCHEDULES
                + " + 1)), 8, '0'), '-0000-7000-8000-000000000000'))";
        String goesOn = "n > " + (RUNS - 4);
        String status = "IF(" + goesOn + ", 'RUNNING', IF(n % 20 = 7, 'FAILED', 'SUCCEEDED'))";
        String error = "IF(n % 20 = 7, REPEAT('It went wrong. ', 30), NULL)";
        String end = "IF(" + goesOn + ", NULL, " + at + " + INTERVAL n % 90 SECOND)";
        copies(
                "ScheduleRun WHERE id = '" + template + "'",
                RUNS,
                Map.of(
                        "id",
                        run,
                        "scheduleId",
                        schedule,
                        "status",
                        status,
                        "createdAt",
                        at,
                        "startedAt",
                        at,
                        "finishedAt",
                        end,
                        "dueAt",
                        at,
                        "triggerId",
                        "NULL",
                        "error",
                        error));
        copies(
                "JobExecution WHERE runId = '" + template + "'",
                RUNS,
                Map.of(
                        "id",
                        "LOWER(" + made + ", LPAD(HEX(position), 12, '0')))",
                        "runId",
                        run,
                        "status",
                        status,
                        "startedAt",
                        at,
                        "finishedAt",
                        end,
                        "durationMs",
                        "n % 90 * 1000",
                        "error",
                        error,
                        "name",
                        "CONCAT('job', position)"));
        execute("INSERT INTO ScheduleSlot (scheduleId, dueAt, outcome, runId, decidedAt) SELECT scheduleId, dueAt,"
                + " 'RAN', id, createdAt FROM ScheduleRun WHERE id <> '" + template + "'");
    }

    /** Copies of the rows of {@code TABLE WHERE …} for each number, some columns of them changed. */
    private void copies(String rows, int count, Map<String, String> changed) {
        String table = rows.substring(0, rows.indexOf(' '));
        List<String> columns = database.each(sql -> sql.rows(
                "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = ? AND COALESCE(generation_expression, '') = ''",
                row -> row.text("name"),
                table));
        String values = columns.stream()
                .map(column -> changed.getOrDefault(column, column))
                .collect(Collectors.joining(", "));
        for (int from = 1; from <= count; from += BATCH) {
            execute("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + values
                    + " FROM (SELECT * FROM " + rows + ") AS template CROSS JOIN SeedNumber WHERE n BETWEEN " + from
                    + " AND " + Math.min(count, from + BATCH - 1));
        }
    }

    private void execute(String statement) {
        database.each(sql -> sql.update(statement));
    }
}
