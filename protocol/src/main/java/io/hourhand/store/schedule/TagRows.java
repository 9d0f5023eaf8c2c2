package io.hourhand.store.schedule;

import io.hourhand.store.sql.Sql;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of ScheduleTag: the words by which schedules are found. */
final class TagRows {

    private TagRows() {}

    /** Adds the tags to schedules that were read without them, by one statement for all. */
    static List<StoredSchedule> withTags(Sql sql, List<StoredSchedule> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<UUID, List<String>> tags = sql
                .rows(
                        "SELECT scheduleId, tag FROM ScheduleTag WHERE scheduleId IN ("
                                + String.join(", ", Collections.nCopies(bare.size(), "?")) + ")",
                        row -> Map.entry(row.id("scheduleId"), row.text("tag")),
                        bare.stream().map(StoredSchedule::id).toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return bare.stream()
                .map(schedule -> schedule.with(schedule.definition()
                        .withTags(tags.getOrDefault(schedule.id(), List.of()).stream()
                                .sorted()
                                .toList())))
                .toList();
    }

    static void replace(Sql sql, UUID scheduleId, List<String> tags) {
        sql.update("DELETE FROM ScheduleTag WHERE scheduleId = ?", scheduleId);
        sql.batch(
                "INSERT INTO ScheduleTag (scheduleId, tag) VALUES (?, ?)",
                tags.stream().map(tag -> new Object[] {scheduleId, tag}).toList());
    }
}
