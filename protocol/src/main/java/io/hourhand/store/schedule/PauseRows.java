package io.hourhand.store.schedule;

import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.Sql;
import io.hourhand.timeline.Pause;
import java.util.Optional;
import java.util.UUID;

/** Rows of SchedulePause: the pause that is in force with a version of a schedule. */
final class PauseRows {

    static final String COLUMNS = "pausedAt, pausedUntil, pauseReason, pausedBy";

    private PauseRows() {}

    /** The pause in a row that was joined with the table; empty where there is none. */
    static Optional<Pause> read(Row row) {
        return row.instantIf("pausedAt")
                .map(since ->
                        new Pause(since, row.instantIf("pausedUntil"), row.text("pauseReason"), row.text("pausedBy")));
    }

    static void insert(Sql sql, UUID scheduleId, long version, Pause pause) {
        sql.update(
                "INSERT INTO SchedulePause (scheduleId, ofVersion, pausedAt, pausedUntil, pauseReason, pausedBy)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                scheduleId,
                version,
                pause.since(),
                pause.until(),
                pause.reason(),
                pause.by());
    }
}
