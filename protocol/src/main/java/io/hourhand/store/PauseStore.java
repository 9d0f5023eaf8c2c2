package io.hourhand.store;

import io.hourhand.run.NextSlot;
import io.hourhand.store.ScheduleStore.Edit;
import io.hourhand.timeline.EditInTime;
import io.hourhand.timeline.Pause;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Pauses of schedules. Each is an edit that leaves the definition as it is. */
public final class PauseStore {

    private final Database database;

    public PauseStore(Database database) {
        this.database = database;
    }

    /**
     * Pauses a schedule, or changes the pause that it is in.
     *
     * @param expected the version that the asker saw; empty for whatever is there
     * @param until when slots run again by themselves; empty until somebody resumes it
     */
    public Edit pause(
            UUID id, Optional<Long> expected, Optional<Instant> until, String reason, String by, Instant now) {
        return restate(id, expected, from -> Optional.of(new Pause(from, until, reason, by)), by, now);
    }

    /** Ends a pause: slots after now run again. */
    public Edit resume(UUID id, Optional<Long> expected, String by, Instant now) {
        return restate(id, expected, from -> Optional.empty(), by, now);
    }

    private interface PauseFrom {
        Optional<Pause> of(Instant effectiveFrom);
    }

    private Edit restate(UUID id, Optional<Long> expected, PauseFrom pause, String by, Instant now) {
        return database.transaction(sql -> ScheduleEdit.locked(sql, id, expected, before -> {
            EditInTime edit = ScheduleEdit.place(sql, before, before.definition(), now);
            // What cannot be read has no next slot to be found; the one that it waits for stays.
            boolean readable = before.problem().isEmpty();
            long version = before.version() + 1;
            sql.update(
                    "UPDATE Schedule SET nextDueAt = ?, nextStartAt = ?, version = ?, updatedAt = ? WHERE id = ?",
                    readable ? edit.next().map(NextSlot::dueAt) : before.nextDueAt(),
                    readable ? edit.next().map(NextSlot::startAt) : Optional.empty(),
                    version,
                    edit.effectiveFrom(),
                    id);
            // The definition's own text, so that one that this build cannot read stays what it is.
            sql.update(
                    "INSERT INTO ScheduleVersion (scheduleId, version, effectiveFrom, definition, editedBy)"
                            + " SELECT scheduleId, ?, ?, definition, ? FROM ScheduleVersion"
                            + " WHERE scheduleId = ? AND version = ?",
                    version,
                    edit.effectiveFrom(),
                    by,
                    id,
                    before.version());
            pause.of(edit.effectiveFrom()).ifPresent(found -> PauseRows.insert(sql, id, version, found));
        }));
    }
}
