package io.hourhand.store.schedule;

import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.sql.Sql;
import io.hourhand.timeline.EditInTime;
import io.hourhand.timeline.Pause;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What all edits of a schedule have in common: its row is locked, and the edit has its place in time. */
final class ScheduleEdit {

    private ScheduleEdit() {}

    /** Changes a schedule, if it is there and still the version that the editor saw. */
    static Edit locked(Sql sql, UUID id, Optional<Long> expected, Consumer<StoredSchedule> change) {
        Optional<StoredSchedule> before =
                sql.row(ScheduleRows.SELECT + " WHERE id = ? FOR UPDATE", ScheduleRows::bare, id);
        if (before.isEmpty()) {
            return new Edit.Unknown();
        }
        if (expected.isPresent() && expected.get() != before.get().version()) {
            return new Edit.Stale(ScheduleStore.find(sql, id).orElseThrow());
        }
        change.accept(before.get());
        return new Edit.Saved(ScheduleStore.find(sql, id).orElseThrow());
    }

    static EditInTime place(Sql sql, StoredSchedule before, ScheduleDefinition definition, Instant now) {
        return EditInTime.of(before.id(), waiting(sql, before.id()), decided(sql, before.id()), definition, now);
    }

    /** A version that leaves the definition as it was; its pause is still to be written. */
    record Restated(long version, Instant effectiveFrom) {}

    /** Makes a new version of a schedule out of the definition's own text, so that one that this build cannot read stays. */
    static Restated restate(Sql sql, StoredSchedule before, String by, Instant now) {
        EditInTime edit = place(sql, before, before.definition(), now);
        // What cannot be read has no next slot to be found; the one that it waits for stays.
        boolean readable = before.problem().isEmpty();
        long version = before.version() + 1;
        sql.update(
                "UPDATE Schedule SET nextDueAt = ?, nextStartAt = ?, version = ?, updatedAt = ? WHERE id = ?",
                readable ? edit.next().map(NextSlot::dueAt) : before.nextDueAt(),
                readable ? edit.next().map(NextSlot::startAt) : Optional.empty(),
                version,
                edit.effectiveFrom(),
                before.id());
        sql.update(
                "INSERT INTO ScheduleVersion (scheduleId, version, effectiveFrom, definition, editedBy)"
                        + " SELECT scheduleId, ?, ?, definition, ? FROM ScheduleVersion"
                        + " WHERE scheduleId = ? AND version = ?",
                version,
                edit.effectiveFrom(),
                by,
                before.id(),
                before.version());
        return new Restated(version, edit.effectiveFrom());
    }

    /** The pause of the version before, as far as it lasts beyond an instant. */
    static Optional<Pause> carriedOn(StoredSchedule before, Instant from) {
        return before.pause()
                .filter(pause -> pause.until().filter(end -> !end.isAfter(from)).isEmpty());
    }

    private static Optional<NextSlot> waiting(Sql sql, UUID id) {
        return sql.row(
                "SELECT nextDueAt, nextStartAt FROM Schedule WHERE id = ? AND nextDueAt IS NOT NULL",
                row -> new NextSlot(
                        row.instant("nextDueAt"), row.instantIf("nextStartAt").orElse(row.instant("nextDueAt"))),
                id);
    }

    private static Optional<Instant> decided(Sql sql, UUID id) {
        return sql.row(
                "SELECT COALESCE(untilAt, dueAt) AS decided FROM ScheduleSlot WHERE scheduleId = ?"
                        + " ORDER BY dueAt DESC LIMIT 1",
                row -> row.instant("decided"),
                id);
    }
}
