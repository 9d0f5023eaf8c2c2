package io.hourhand.store.purge;

import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which runs stay however old they are. Nothing stays of a schedule that was deleted. */
final class KeptRuns {

    /** So many schedules are remembered; what is asked again gives the same answer. */
    private static final int REMEMBERED = 1_000;

    private static final String NEWEST =
            "SELECT id FROM ScheduleRun WHERE scheduleId = ? AND status %s" + " ORDER BY id DESC LIMIT 1 OFFSET ?";

    private final Database database;
    private final Map<UUID, Kept> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Kept> eldest) {
            return size() > REMEMBERED;
        }
    };

    KeptRuns(Database database) {
        this.database = database;
    }

    /**
     * What stays of one schedule.
     *
     * @param from this run and all that are newer
     */
    private record Kept(Optional<String> succeeded, Optional<String> failed, Optional<String> from) {}

    /** Whether a run is the last of its schedule that succeeded, or the last that failed: its log stays too. */
    boolean isLastOfItsKind(OldRun run, int last) {
        Kept kept = of(run.scheduleId(), last);
        Optional<String> id = Optional.of(run.id().toString());
        return id.equals(kept.succeeded()) || id.equals(kept.failed());
    }

    /** Whether a run stays. */
    boolean stays(OldRun run, int last) {
        return isLastOfItsKind(run, last)
                || of(run.scheduleId(), last)
                        .from()
                        .filter(from -> run.id().toString().compareTo(from) >= 0)
                        .isPresent();
    }

    private Kept of(UUID scheduleId, int last) {
        return known.computeIfAbsent(scheduleId, id -> database.each(sql -> read(sql, id, last)));
    }

    private static Kept read(Sql sql, UUID scheduleId, int last) {
        if (!sql.exists("SELECT 1 FROM Schedule WHERE id = ?", scheduleId)) {
            return new Kept(Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new Kept(
                newest(sql, "= 'SUCCEEDED'", scheduleId, 0),
                newest(sql, "IN ('FAILED', 'ABANDONED')", scheduleId, 0),
                last == 0 ? Optional.empty() : from(sql, scheduleId, last));
    }

    /** Where there are fewer runs than are kept, all stay. */
    private static Optional<String> from(Sql sql, UUID scheduleId, int last) {
        return Optional.of(newest(sql, "NOT IN ('QUEUED', 'RUNNING')", scheduleId, last - 1)
                .orElse(""));
    }

    private static Optional<String> newest(Sql sql, String status, UUID scheduleId, int offset) {
        return sql.row(NEWEST.formatted(status), row -> row.text("id"), scheduleId, offset);
    }
}
