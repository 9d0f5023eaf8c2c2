package io.hourhand.store.schedule;

import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.sql.Database;
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
            ScheduleEdit.Restated edit = ScheduleEdit.restate(sql, before, by, now);
            pause.of(edit.effectiveFrom()).ifPresent(found -> PauseRows.insert(sql, id, edit.version(), found));
        }));
    }
}
