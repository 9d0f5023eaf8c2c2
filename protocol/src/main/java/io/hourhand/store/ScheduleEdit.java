package io.hourhand.store;

import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.store.ScheduleStore.Edit;
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
