package io.hourhand.store.history;

import io.hourhand.policy.Cause;
import io.hourhand.run.Ids;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Attempts at jobs as a page lists them: the newest first, some at a time, beginning at an attempt and not at a number,
 * so that a page stays as it is while new ones arrive.
 */
public final class JobListing {

    /** Counting goes no further: beyond it the number helps nobody, and would have to be counted each time. */
    public static final int MOST_COUNTED = 10_000;

    /** Few runs are read by their own key: otherwise all attempts are passed over until a page of theirs is found. */
    private static final String OF_RUNS = " FORCE INDEX (one_attempt)";

    /** The inner query is cut to a page before anything is joined to it. */
    private static final String PAGE = "SELECT job.*, run.scheduleId, run.scheduleName, run.cause, run.dueAt,"
            + " run.plannedAt, run.startedAt AS runStartedAt, run.status AS runStatus, schedule.timeZone"
            + " FROM (SELECT id, runId, position, name, type, status, attempt, startedAt, finishedAt, durationMs,"
            + " LEFT(error, 400) AS error FROM %s ORDER BY id %s LIMIT ?) AS job"
            + " JOIN ScheduleRun AS run ON run.id = job.runId"
            + " LEFT JOIN Schedule AS schedule ON schedule.id = run.scheduleId ORDER BY job.id DESC";

    private final Database database;

    public JobListing(Database database) {
        this.database = database;
    }

    /**
     * Which attempts are looked for.
     *
     * @param since made at this instant or later
     * @param until made before this instant
     * @param longer ended, and took longer than this
     * @param runs of one of these, a few hundred at the most
     */
    public record Filter(
            Optional<String> name,
            Optional<JobStatus> status,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<Duration> longer,
            Optional<List<UUID>> runs) {

        /** The conditions on an attempt that is called {@code job}. */
        Conditions conditions(Optional<JobStatus> state) {
            return keyed().and("job.status = ?", state).and("job.durationMs > ?", longer.map(Duration::toMillis));
        }

        /** Those of them that a key finds: all but its state and its length. */
        private Conditions keyed() {
            return new Conditions()
                    .and("job.name = ?", name)
                    .and("job.id >= ?", since.map(Ids::from))
                    .and("job.id < ?", until.map(Ids::from))
                    .in("job.runId", runs);
        }

        private String table() {
            return "JobExecution AS job" + (runs.isEmpty() ? "" : OF_RUNS);
        }

        private boolean timeOnly() {
            return name.isEmpty() && longer.isEmpty() && runs.isEmpty();
        }
    }

    /** Where a page begins. */
    public sealed interface Edge {

        record Newest() implements Edge {}

        /** At this one, and then the older ones. */
        record From(UUID id) implements Edge {}

        record OlderThan(UUID id) implements Edge {}

        record NewerThan(UUID id) implements Edge {}
    }

    /**
     * One attempt.
     *
     * @param plannedAt when its run was to start; empty for runs of the past
     * @param runStatus how its run stands
     * @param timeZone of its schedule, if that is still there
     */
    public record Line(
            UUID id,
            UUID runId,
            int position,
            String name,
            String type,
            JobStatus status,
            int attempt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<Long> durationMs,
            Optional<String> error,
            UUID scheduleId,
            String scheduleName,
            Cause cause,
            Instant dueAt,
            Optional<Instant> plannedAt,
            Optional<Instant> runStartedAt,
            RunStatus runStatus,
            Optional<String> timeZone) {}

    public List<Line> list(Filter filter, Edge edge, int limit) {
        Conditions conditions = conditions(filter, filter.status());
        boolean upwards = edge instanceof Edge.NewerThan;
        switch (edge) {
            case Edge.Newest newest -> {}
            case Edge.From(UUID id) -> conditions.and("id <= ?", Optional.of(id));
            case Edge.OlderThan(UUID id) -> conditions.and("id < ?", Optional.of(id));
            case Edge.NewerThan(UUID id) -> conditions.and("id > ?", Optional.of(id));
        }
        return database.each(sql -> sql.rows(
                PAGE.formatted(filter.table() + conditions.where(), upwards ? "ASC" : "DESC"),
                JobListing::read,
                conditions.values(limit)));
    }

    /**
     * How many there are in each state.
     *
     * @param bounded whether there are more of which only the newest {@link #MOST_COUNTED} were counted
     */
    public record Counts(Map<JobStatus, Long> found, boolean bounded) {}

    /**
     * Counts the states of what a filter finds but for its state. By time alone each state is counted along its own key,
     * up to {@link #MOST_COUNTED} and one more. What else is looked for stands in no key beside the states, so that rows
     * are read: no more than the newest {@link #MOST_COUNTED}.
     */
    public Counts counts(Filter filter) {
        return filter.timeOnly() ? new Counts(alongTheirKeys(filter), false) : ofTheNewest(filter);
    }

    private Map<JobStatus, Long> alongTheirKeys(Filter filter) {
        List<String> each = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (JobStatus status : JobStatus.values()) {
            Conditions conditions = conditions(filter, Optional.of(status));
            each.add("SELECT '" + status
                    + "' AS status, COUNT(*) AS found, COUNT(*) AS seen FROM (SELECT 1 FROM JobExecution AS job"
                    + conditions.where() + " LIMIT ?) AS some");
            Collections.addAll(values, conditions.values(MOST_COUNTED + 1));
        }
        return found(tallies(String.join(" UNION ALL ", each), values));
    }

    private Counts ofTheNewest(Filter filter) {
        Conditions conditions = filter.keyed();
        List<Object> values = new ArrayList<>();
        filter.longer().ifPresent(length -> values.add(length.toMillis()));
        Collections.addAll(values, conditions.values(MOST_COUNTED));
        List<Tally> tallies = tallies(
                "SELECT status, COUNT(" + (filter.longer().isEmpty() ? "*" : "CASE WHEN durationMs > ? THEN 1 END")
                        + ") AS found, COUNT(*) AS seen FROM (SELECT job.status, job.durationMs FROM " + filter.table()
                        + conditions.where() + " ORDER BY job.id DESC LIMIT ?) AS newest GROUP BY status",
                values);
        return new Counts(
                found(tallies), tallies.stream().mapToLong(Tally::seen).sum() >= MOST_COUNTED);
    }

    /** How many in a state match, of how many that were looked at. */
    private record Tally(JobStatus status, long found, long seen) {}

    private List<Tally> tallies(String statement, List<Object> values) {
        return database.each(sql -> sql.rows(
                statement,
                row -> new Tally(row.word("status", JobStatus.class), row.number("found"), row.number("seen")),
                values.toArray()));
    }

    private static Map<JobStatus, Long> found(List<Tally> tallies) {
        return tallies.stream().collect(Collectors.toMap(Tally::status, Tally::found));
    }

    /** How many are newer than one, up to a thousand. */
    public long newerThan(Filter filter, UUID id) {
        Conditions conditions = conditions(filter, filter.status()).and("id > ?", Optional.of(id));
        return database.each(sql -> sql.row(
                        "SELECT COUNT(*) AS found FROM (SELECT 1 FROM " + filter.table() + conditions.where()
                                + " LIMIT ?) AS some",
                        row -> row.number("found"),
                        conditions.values(1_000)))
                .orElse(0L);
    }

    /** Names of jobs that begin with a text. */
    public List<String> names(String beginning) {
        String like = literal(beginning) + "%";
        return database.each(sql -> sql.rows(
                "SELECT DISTINCT name FROM JobExecution WHERE name LIKE ? ORDER BY name LIMIT 10",
                row -> row.text("name"),
                like));
    }

    static String containing(String text) {
        return "%" + literal(text) + "%";
    }

    private static String literal(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private static Conditions conditions(Filter filter, Optional<JobStatus> status) {
        return filter.conditions(status);
    }

    private static Line read(Row row) {
        return new Line(
                row.id("id"),
                row.id("runId"),
                row.count("position"),
                row.text("name"),
                row.text("type"),
                row.word("status", JobStatus.class),
                row.count("attempt"),
                row.instantIf("startedAt"),
                row.instantIf("finishedAt"),
                row.numberIf("durationMs"),
                row.textIf("error"),
                row.id("scheduleId"),
                row.text("scheduleName"),
                row.word("cause", Cause.class),
                row.instant("dueAt"),
                row.instantIf("plannedAt"),
                row.instantIf("runStartedAt"),
                row.word("runStatus", RunStatus.class),
                row.textIf("timeZone"));
    }
}
