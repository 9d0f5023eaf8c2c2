package io.hourhand.quickstart.system.fault.check;

import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Looks at what is left after the faults, from outside: tables, the journal, and the traces that jobs have left. It
 * knows nothing of how Hourhand decides; what was due it computes by itself.
 */
public final class Checker {

    /** What must never be found, each as a query for the rows that break it. */
    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    static {
        NEVER.put("a slot that ran has no run", """
                SELECT s.scheduleId, s.dueAt FROM ScheduleSlot s LEFT JOIN ScheduleRun r ON r.id = s.runId
                WHERE s.outcome = 'RAN' AND r.id IS NULL""");
        NEVER.put("a run for a slot has no line in the ledger", """
                SELECT r.id, r.dueAt FROM ScheduleRun r LEFT JOIN ScheduleSlot s
                ON s.scheduleId = r.scheduleId AND s.dueAt = r.dueAt AND s.runId = r.id
                WHERE r.cause IN ('SCHEDULED', 'CATCH_UP') AND s.runId IS NULL""");
        NEVER.put("two requests share a run", """
                SELECT runId FROM ScheduleTrigger WHERE runId IS NOT NULL GROUP BY runId HAVING COUNT(*) > 1""");
        NEVER.put("attempts are not numbered 1, 2, 3", """
                SELECT runId, position FROM JobExecution GROUP BY runId, position
                HAVING MIN(attempt) <> 1 OR MAX(attempt) <> COUNT(*)""");
        NEVER.put("an attempt that another one followed was not interrupted", """
                SELECT a.runId, a.position, a.attempt, a.status FROM JobExecution a JOIN JobExecution b
                ON b.runId = a.runId AND b.position = a.position AND b.attempt = a.attempt + 1
                WHERE a.status <> 'INTERRUPTED'""");
        NEVER.put("a job succeeded that left no trace", """
                SELECT e.runId, e.position, e.attempt FROM JobExecution e LEFT JOIN Tally t
                ON t.idempotencyKey = CONCAT(e.runId, '/', e.position) AND t.attempt = e.attempt AND t.what = 'done'
                WHERE e.status = 'SUCCEEDED' AND e.type = 'java' AND t.n IS NULL""");
        NEVER.put("a run does not count its jobs", """
                SELECT r.id, r.succeeded, r.jobs FROM ScheduleRun r WHERE r.succeeded + r.failed <> r.jobs""");
    }

    private static final Map<String, String> REPEATED = Map.of(
            "an attempt began twice",
            "SELECT idempotencyKey, attempt FROM Tally GROUP BY idempotencyKey, attempt, what HAVING COUNT(*) > 1",
            "a finished job ran again",
            """
                SELECT e.runId, e.position, t.attempt FROM JobExecution e JOIN Tally t
                ON t.idempotencyKey = CONCAT(e.runId, '/', e.position) AND t.attempt > e.attempt
                WHERE e.status = 'SUCCEEDED'""");

    /**
     * In the order in which one makes the next: a slot or a request becomes a run, and a run has jobs. Asked in another
     * order, what goes on from one to the next between two questions would be in neither answer.
     */
    private static final Map<String, String> STUCK = new LinkedHashMap<>();

    static {
        STUCK.put("a due slot was not decided", "SELECT id FROM Schedule WHERE nextStartAt < UTC_TIMESTAMP(6)");
        STUCK.put("a request was not decided", "SELECT id FROM ScheduleTrigger WHERE status = 'PENDING'");
        STUCK.put("a run is not over", "SELECT id, status FROM ScheduleRun WHERE status IN ('QUEUED', 'RUNNING')");
        STUCK.put(
                "a job is not over",
                "SELECT runId, position, status FROM JobExecution WHERE status IN ('PENDING', 'RUNNING')");
    }

    private final Stage stage;
    private final List<String> lost = new ArrayList<>();

    public Checker(Stage stage) {
        this.stage = stage;
    }

    /** Waits until nothing is left to do. */
    public Checker awaitQuiet() {
        return awaitQuiet(Program.PATIENCE);
    }

    /** The same where there is much left to do. */
    public Checker awaitQuiet(Duration patience) {
        Eventually.equal(List.of(), () -> found(STUCK), patience);
        return this;
    }

    /**
     * A schedule that was on from its first version to its last, which switched it off: each whole multiple of its interval in between was
     * due, and wants a run of its own that really began, then or later.
     */
    public Checker expect(UUID schedule, Duration interval) {
        String version =
                "SELECT effectiveFrom FROM ScheduleVersion WHERE scheduleId = '" + schedule + "' ORDER BY version ";
        Instant from = instant(version + "LIMIT 1");
        Instant until = instant(version + "DESC LIMIT 1");
        long step = interval.toSeconds();
        List<Instant> due = LongStream.rangeClosed(from.getEpochSecond() / step + 1, until.getEpochSecond() / step)
                .mapToObj(n -> Instant.ofEpochSecond(n * step))
                .toList();
        List<Instant> starts = instants("SELECT MIN(t.at) FROM Tally t JOIN ScheduleRun r ON r.id = t.runId"
                + " WHERE r.scheduleId = '" + schedule + "' AND r.cause IN ('SCHEDULED', 'CATCH_UP') GROUP BY t.runId");
        Windows windows = Windows.match(due, starts, Duration.ofDays(1));
        windows.missed().forEach(slot -> lost.add("missed: " + schedule + " at " + slot));
        windows.extra().forEach(start -> lost.add("extra: " + schedule + " at " + start));
        List<Instant> ledger = instants("SELECT dueAt FROM ScheduleSlot WHERE scheduleId = '" + schedule
                + "' AND outcome = 'RAN' ORDER BY dueAt");
        if (!ledger.equals(due)) {
            lost.add("the ledger of " + schedule + " has " + ledger + " instead of " + due);
        }
        return this;
    }

    public Verdict verdict() {
        List<String> wrong = found(NEVER);
        wrong.addAll(Journal.differences(stage));
        wrong.addAll(overlaps());
        return new Verdict(
                stage.number("SELECT COUNT(*) FROM ScheduleRun"),
                stage.number("SELECT COUNT(*) FROM JobExecution WHERE status = 'INTERRUPTED'"),
                List.copyOf(lost),
                found(REPEATED),
                found(STUCK),
                wrong);
    }

    /** Two runs of one schedule, or two jobs of one run, at the same time. */
    private List<String> overlaps() {
        List<String> wrong = new ArrayList<>();
        Map<String, List<String>> order = stage
                .schema()
                .rows("SELECT r.scheduleId, t.runId, SUBSTRING_INDEX(t.idempotencyKey, '/', -1) FROM Tally t"
                        + " JOIN ScheduleRun r ON r.id = t.runId ORDER BY t.n")
                .stream()
                .map(row -> row.split("\\|", 2))
                .collect(Collectors.groupingBy(
                        row -> row[0], LinkedHashMap::new, Collectors.mapping(row -> row[1], Collectors.toList())));
        order.forEach((schedule, steps) -> {
            List<String> seen = new ArrayList<>();
            for (String step : steps) {
                if (!seen.isEmpty() && !seen.getLast().equals(step) && seen.contains(step)) {
                    wrong.add("at the same time as another: " + step + " of schedule " + schedule);
                }
                if (seen.isEmpty() || !seen.getLast().equals(step)) {
                    seen.add(step);
                }
            }
        });
        return wrong;
    }

    private List<String> found(Map<String, String> queries) {
        List<String> found = new ArrayList<>();
        queries.forEach((what, query) -> stage.schema().rows(query).forEach(row -> found.add(what + ": " + row)));
        return found;
    }

    private Instant instant(String query) {
        return instants(query).getFirst();
    }

    private List<Instant> instants(String query) {
        return stage.schema().rows(query).stream()
                .map(text -> Timestamp.valueOf(text).toLocalDateTime().toInstant(ZoneOffset.UTC))
                .toList();
    }
}
