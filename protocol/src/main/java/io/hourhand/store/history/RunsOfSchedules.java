package io.hourhand.store.history;

import io.hourhand.store.sql.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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

    /** Of so many schedules at once each has its newest runs looked up. */
    private static final int AT_ONCE = 50;

    /** Of so many schedules, where they are more than can be looked up at once, each gives its newest runs. */
    public static final int MANY = 500;

    /** So many of each. */
    public static final int OF_EACH = 50;

    /** Where there are more schedules still, so many of the newest runs of all are looked through. */
    public static final int LOOKED_THROUGH = 5_000;

    private static final String OF_ONE = "(SELECT id FROM ScheduleRun WHERE scheduleId = ? ORDER BY id DESC LIMIT %d)";

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
        if (schedules.size() > MANY) {
            return amongTheNewest(new HashSet<>(schedules));
        }
        int each = schedules.size() <= AT_ONCE ? MOST : OF_EACH;
        List<UUID> found = new ArrayList<>();
        for (int from = 0; from < schedules.size(); from += AT_ONCE) {
            found.addAll(ofEach(schedules.subList(from, Math.min(from + AT_ONCE, schedules.size())), each));
        }
        // Ids are made in the order of time, and read in the order of their letters.
        return found.stream()
                .sorted(Comparator.comparing(UUID::toString).reversed())
                .limit(MOST)
                .toList();
    }

    private List<UUID> ofEach(List<UUID> schedules, int each) {
        return database.each(sql -> sql.rows(
                "SELECT id FROM ("
                        + String.join(" UNION ALL ", Collections.nCopies(schedules.size(), OF_ONE.formatted(each)))
                        + ") AS newest ORDER BY id DESC LIMIT " + MOST,
                row -> row.id("id"),
                schedules.toArray()));
    }

    private List<UUID> amongTheNewest(Set<UUID> schedules) {
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
