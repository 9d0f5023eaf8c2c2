package io.hourhand.store.schedule;

import io.hourhand.store.schedule.ScheduleSearch.Edge;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Schedules as a page lists them: without their jobs, some at a time. */
public final class ScheduleListing {

    private static final String FOUND =
            "SELECT id FROM Schedule LEFT JOIN SchedulePause ON scheduleId = id AND ofVersion = version WHERE ";

    private final Database database;

    public ScheduleListing(Database database) {
        this.database = database;
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

    /** A word, and how many schedules have it. */
    public record Tag(String word, long schedules) {}

    /** Schedules that match, in their order: from an edge on, or those right before it. */
    public List<Line> list(ScheduleSearch search, Edge edge, int limit, Instant now) {
        List<Object> values = new ArrayList<>();
        String where = search.where(values, now) + search.beyond(edge, values);
        boolean backwards = edge instanceof Edge.Before;
        values.add(limit);
        return database.each(sql -> {
            // The ids first: a sort then moves ids about, and not notes of ten thousand letters.
            List<UUID> ids = sql.rows(
                    FOUND + where + " ORDER BY " + search.orderBy(backwards) + " LIMIT ?",
                    row -> row.id("id"),
                    values.toArray());
            return lines(sql, backwards ? ids.reversed() : ids);
        });
    }

    /** Schedules by their ids, in the order of these; those that are gone are left out. */
    public List<Line> of(List<UUID> ids) {
        return database.each(sql -> lines(sql, ids));
    }

    /** The ids of schedules that match, in their order. */
    public List<UUID> ids(ScheduleSearch search, int limit, Instant now) {
        List<Object> values = new ArrayList<>();
        String where = search.where(values, now);
        values.add(limit);
        return database.each(sql -> sql.rows(
                FOUND + where + " ORDER BY " + search.orderBy(false) + " LIMIT ?",
                row -> row.id("id"),
                values.toArray()));
    }

    public long count(ScheduleSearch search, Instant now) {
        List<Object> values = new ArrayList<>();
        String where = search.where(values, now);
        return database.each(sql -> sql.row(
                        FOUND.replace("SELECT id", "SELECT COUNT(*) AS found") + where,
                        row -> row.number("found"),
                        values.toArray()))
                .orElse(0L);
    }

    public Counts counts(Instant now) {
        return database.each(sql -> sql.row(
                        "SELECT COUNT(*) AS allOfThem, CAST(COALESCE(SUM(enabled), 0) AS SIGNED) AS switchedOn,"
                                + " CAST(COALESCE(SUM(enabled AND nextStartAt < ?), 0) AS SIGNED) AS late FROM Schedule",
                        row -> new Counts(row.number("allOfThem"), row.number("switchedOn"), row.number("late")),
                        now.minus(ScheduleSearch.GRACE)))
                .orElseThrow();
    }

    /** The words that schedules have, in the order of the alphabet. */
    public List<Tag> tags(int limit) {
        return database.each(sql -> sql.rows(
                // An older build, which knows no tags, leaves those of a schedule that it deletes.
                "SELECT tag, COUNT(*) AS schedules FROM ScheduleTag"
                        + " JOIN Schedule ON Schedule.id = ScheduleTag.scheduleId"
                        + " GROUP BY tag ORDER BY tag LIMIT ?",
                row -> new Tag(row.text("tag"), row.number("schedules")),
                limit));
    }

    /** The schedules that start next, the first of them first. */
    public List<StoredSchedule> upcoming(int limit) {
        return database.each(sql -> sql.rows(
                ScheduleRows.SELECT + " WHERE nextStartAt IS NOT NULL ORDER BY nextStartAt, id LIMIT ?",
                ScheduleRows::bare,
                limit));
    }

    /**
     * Those whose next slots come first. Unlike {@link #upcoming} it reads all schedules that have one, as a start may
     * come long after its slot.
     */
    public List<StoredSchedule> dueSoonest(int limit) {
        return database.each(sql -> sql.rows(
                ScheduleRows.SELECT + " WHERE nextDueAt IS NOT NULL ORDER BY nextDueAt, id LIMIT ?",
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

    private static List<Line> lines(Sql sql, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, StoredSchedule> found = TagRows.withTags(
                        sql,
                        sql.rows(
                                ScheduleRows.SELECT + " WHERE id IN (" + places(ids.size()) + ")",
                                ScheduleRows::bare,
                                ids.toArray()))
                .stream()
                .collect(Collectors.toMap(StoredSchedule::id, Function.identity()));
        Map<UUID, Integer> jobs = jobs(sql, ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(schedule -> new Line(schedule, jobs.getOrDefault(schedule.id(), 0)))
                .toList();
    }

    private static Map<UUID, Integer> jobs(Sql sql, List<UUID> ids) {
        return sql
                .rows(
                        "SELECT scheduleId, COUNT(*) AS jobs FROM ScheduleJob WHERE scheduleId IN ("
                                + places(ids.size()) + ") GROUP BY scheduleId",
                        row -> Map.entry(row.id("scheduleId"), row.count("jobs")),
                        ids.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
