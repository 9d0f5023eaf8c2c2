package io.hourhand.store.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.DefinitionText;
import io.hourhand.json.Json;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.Sql;
import io.hourhand.timeline.Pause;
import io.hourhand.timeline.Timeline;
import io.hourhand.timeline.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of ScheduleVersion: every definition that a schedule ever had. */
public final class VersionRows {

    private static final String SELECT = "SELECT version, effectiveFrom, definition, editedBy, " + PauseRows.COLUMNS
            + " FROM ScheduleVersion AS edit LEFT JOIN SchedulePause AS pause"
            + " ON pause.scheduleId = edit.scheduleId AND ofVersion = version WHERE edit.scheduleId = ?";

    private VersionRows() {}

    static void insert(
            Sql sql,
            UUID scheduleId,
            long version,
            Instant effectiveFrom,
            ScheduleDefinition schedule,
            Optional<Pause> pause,
            String editor) {
        sql.update(
                "INSERT INTO ScheduleVersion (scheduleId, version, effectiveFrom, definition, editedBy)"
                        + " VALUES (?, ?, ?, ?, ?)",
                scheduleId,
                version,
                effectiveFrom,
                DefinitionText.write(schedule),
                editor);
        pause.ifPresent(found -> PauseRows.insert(sql, scheduleId, version, found));
    }

    /** All versions of a schedule, those of a deleted one too. */
    static Timeline all(Sql sql, UUID scheduleId) {
        return Timeline.of(sql.rows(SELECT + " ORDER BY version", VersionRows::read, scheduleId));
    }

    /** The versions that decide a schedule's slots from one slot on: the one in force at it and all that are newer. */
    public static Timeline from(Sql sql, StoredSchedule schedule, Instant slot) {
        return Timeline.of(sql.rows(
                SELECT + " AND version >= COALESCE((SELECT MAX(version) FROM ScheduleVersion"
                        + " WHERE scheduleId = ? AND effectiveFrom < ?), 0) ORDER BY version",
                VersionRows::read,
                schedule.id(),
                schedule.id(),
                slot));
    }

    /** The version that a schedule stands in, as if there had been no other. */
    public static Timeline current(StoredSchedule schedule) {
        Optional<ScheduleDefinition> definition =
                schedule.problem().isEmpty() ? Optional.of(schedule.definition()) : Optional.empty();
        return Timeline.of(
                List.of(new Version(schedule.version(), schedule.updatedAt(), definition, schedule.pause(), "")));
    }

    private static Version read(Row row) {
        return new Version(
                row.number("version"),
                row.instant("effectiveFrom"),
                definition(row.text("definition")),
                PauseRows.read(row),
                row.text("editedBy"));
    }

    /** Empty where this build cannot read it: its time zone has left the data, say. */
    private static Optional<ScheduleDefinition> definition(String text) {
        return switch (Json.parse(text)) {
            case Parsed.Invalid<JsonNode> invalid -> Optional.empty();
            case Parsed.Valid<JsonNode>(JsonNode node) ->
                switch (DefinitionReader.read(node)) {
                    case Reading.Valid<ScheduleDefinition>(ScheduleDefinition definition) -> Optional.of(definition);
                    case Reading.Refused<ScheduleDefinition> refused -> Optional.empty();
                };
        };
    }
}
