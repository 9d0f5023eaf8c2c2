package io.hourhand.store.history;

import io.hourhand.policy.Cause;
import io.hourhand.run.Ids;
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

/** The last few runs of each of some schedules, by one statement for all of them. */
public final class LatestRuns {

    private static final String COLUMNS =
            "id, scheduleId, cause, status, dueAt, createdAt, startedAt, finishedAt, jobs, succeeded, failed";

    /** The condition of one schedule reads as many index entries as it gives rows, however many runs there are. */
    private static final String OF_ONE =
            "(SELECT " + COLUMNS + " FROM ScheduleRun WHERE scheduleId = ? ORDER BY id DESC LIMIT ?)";

    private static final String DURATIONS =
            "SELECT TIMESTAMPDIFF(MICROSECOND, startedAt, finishedAt) DIV 1000 AS took FROM ScheduleRun"
                    + " WHERE scheduleId = ? AND status = 'SUCCEEDED' AND id < ? AND startedAt IS NOT NULL"
                    + " ORDER BY id DESC LIMIT 21";

    /** Read along the schedule's own key, so that only the last ones are looked at. */
    private static final String ENDED =
            "SELECT id, status, startedAt, TIMESTAMPDIFF(MICROSECOND, startedAt, finishedAt) DIV 1000 AS took"
                    + " FROM ScheduleRun WHERE scheduleId = ? AND startedAt IS NOT NULL AND finishedAt IS NOT NULL"
                    + " ORDER BY id DESC LIMIT ?";

    private final Database database;

    public LatestRuns(Database database) {
        this.database = database;
    }

    /** A run in few words. */
    public record Brief(
            UUID id,
            UUID scheduleId,
            Cause cause,
            RunStatus status,
            Instant dueAt,
            Instant createdAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            int jobs,
            int succeeded,
            int failed) {

        /** How long it took, or has taken so far. */
        public Optional<Duration> took(Instant now) {
            return startedAt.map(start -> Duration.between(start, finishedAt.orElse(now)));
        }
    }

    /** The newest first, by schedule. */
    public Map<UUID, List<Brief>> of(List<UUID> schedules, int each) {
        if (schedules.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>();
        schedules.forEach(id -> {
            values.add(id);
            values.add(each);
        });
        return database
                .each(sql -> sql.rows(
                        String.join(" UNION ALL ", Collections.nCopies(schedules.size(), OF_ONE)),
                        LatestRuns::read,
                        values.toArray()))
                .stream()
                .sorted((a, b) -> b.id().toString().compareTo(a.id().toString()))
                .collect(Collectors.groupingBy(Brief::scheduleId));
    }

    /** The last runs of a schedule that began and are over, however they ended; the newest first. */
    public List<Ended> ended(UUID scheduleId, int most) {
        return database.each(sql -> sql.rows(
                ENDED,
                row -> new Ended(
                        row.id("id"),
                        row.word("status", RunStatus.class),
                        row.instant("startedAt"),
                        // A clock that was set back in a run gives less than nothing.
                        Duration.ofMillis(Math.max(0, row.number("took")))),
                scheduleId,
                most));
    }

    /** A run that is over, and how long it took. */
    public record Ended(UUID id, RunStatus status, Instant startedAt, Duration took) {}

    /** The usual duration of a schedule: the median of its last successful runs before one. */
    public Optional<Duration> median(UUID scheduleId, UUID before) {
        List<Long> millis =
                database.each(sql -> sql.rows(DURATIONS, row -> row.number("took"), scheduleId, before)).stream()
                        .sorted()
                        .toList();
        return millis.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMillis(millis.get(millis.size() / 2)));
    }

    /** The run of the same schedule before one, and the one after it. */
    public Neighbours neighbours(UUID scheduleId, UUID run) {
        return database.each(sql -> new Neighbours(
                sql.row(
                        "SELECT id FROM ScheduleRun WHERE scheduleId = ? AND id < ? ORDER BY id DESC LIMIT 1",
                        row -> row.id("id"),
                        scheduleId,
                        run),
                sql.row(
                        "SELECT id FROM ScheduleRun WHERE scheduleId = ? AND id > ? ORDER BY id LIMIT 1",
                        row -> row.id("id"),
                        scheduleId,
                        run)));
    }

    /** How many runs were made since an instant, and how many of them failed. */
    public Tally since(Instant instant) {
        // By status, so that the key of the statuses has all of it: the rows themselves are long.
        List<Object> values = new ArrayList<>(List.of((Object[]) RunStatus.values()));
        values.add(Ids.from(instant));
        String each = String.join(", ", Collections.nCopies(RunStatus.values().length, "?"));
        Map<RunStatus, Long> counts = database
                .each(sql -> sql.rows(
                        "SELECT status, COUNT(*) AS found FROM ScheduleRun WHERE status IN (" + each
                                + ") AND id >= ? GROUP BY status",
                        row -> Map.entry(row.word("status", RunStatus.class), row.number("found")),
                        values.toArray()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Tally(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(RunStatus.FAILED, 0L) + counts.getOrDefault(RunStatus.ABANDONED, 0L));
    }

    /** How many runs are in a state. */
    public long count(RunStatus status) {
        return database.each(sql -> sql.row(
                        "SELECT COUNT(*) AS found FROM ScheduleRun WHERE status = ?",
                        row -> row.number("found"),
                        status))
                .orElse(0L);
    }

    /** Numbers of runs. */
    public record Tally(long made, long failed) {}

    /** Runs beside a run. */
    public record Neighbours(Optional<UUID> previous, Optional<UUID> next) {}

    private static Brief read(Row row) {
        return new Brief(
                row.id("id"),
                row.id("scheduleId"),
                row.word("cause", Cause.class),
                row.word("status", RunStatus.class),
                row.instant("dueAt"),
                row.instant("createdAt"),
                row.instantIf("startedAt"),
                row.instantIf("finishedAt"),
                row.count("jobs"),
                row.count("succeeded"),
                row.count("failed"));
    }
}
