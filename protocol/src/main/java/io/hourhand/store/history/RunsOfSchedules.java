package io.hourhand.store.history;

import io.hourhand.store.Database;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The newest runs of schedules by a part of their name. What is read is bounded however long the history is: attempts do
 * not know their schedule, so that a list of them is found by its runs, and these have to be few.
 */
public final class RunsOfSchedules {

    /** So many runs are found. */
    public static final int MOST = 500;

    /** Of so many schedules each has its own newest runs looked up; of more, the newest runs of all are looked through. */
    private static final int FEW = 50;

    private static final int LOOKED_THROUGH = 5_000;

    private static final String OF_ONE =
            "(SELECT id FROM ScheduleRun WHERE scheduleId = ? ORDER BY id DESC LIMIT " + MOST + ")";

    private final Database database;

    public RunsOfSchedules(Database database) {
        this.database = database;
    }

    /** The newest first. */
    public List<UUID> named(String part) {
        List<UUID> schedules = database.each(sql -> sql.rows(
                "SELECT id FROM Schedule WHERE name COLLATE utf8mb4_general_ci LIKE ?",
                row -> row.id("id"),
                JobListing.containing(part)));
        if (schedules.isEmpty()) {
            return List.of();
        }
        return schedules.size() <= FEW ? ofFew(schedules) : ofMany(new HashSet<>(schedules));
    }

    private List<UUID> ofFew(List<UUID> schedules) {
        return database.each(sql -> sql.rows(
                "SELECT id FROM (" + String.join(" UNION ALL ", Collections.nCopies(schedules.size(), OF_ONE))
                        + ") AS newest ORDER BY id DESC LIMIT " + MOST,
                row -> row.id("id"),
                schedules.toArray()));
    }

    private List<UUID> ofMany(Set<UUID> schedules) {
        return database
                .each(sql -> sql.rows(
                        "SELECT id, scheduleId FROM ScheduleRun ORDER BY id DESC LIMIT ?",
                        row -> Map.entry(row.id("id"), row.id("scheduleId")),
                        LOOKED_THROUGH))
                .stream()
                .filter(run -> schedules.contains(run.getValue()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
