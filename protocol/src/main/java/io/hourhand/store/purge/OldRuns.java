package io.hourhand.store.purge;

import io.hourhand.store.sql.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Walks finished runs that ended before an instant, a page at a time. What it has passed it does not see again. */
interface OldRuns {

    int PAGE = 500;

    /** The next ones; none when all have been seen. */
    List<OldRun> next();

    /** Those of all schedules that have no rule of their own, the ones that ended first come first. */
    static OldRuns ofAll(Database database, Instant before, boolean withLog) {
        return new OldRuns() {
            private static final String OWN_RULE =
                    " AND NOT EXISTS (SELECT 1 FROM ScheduleRetention AS own WHERE own.scheduleId = run.scheduleId)";

            private Instant end = Instant.parse("1000-01-01T00:00:00Z");
            private String id = "";

            @Override
            public List<OldRun> next() {
                List<OldRun> page = database.each(sql -> sql.rows(
                        "SELECT " + OldRun.COLUMNS + " FROM ScheduleRun AS run WHERE " + logged(withLog)
                                + "run.finishedAt >= ? AND run.finishedAt < ? AND (run.finishedAt > ? OR run.id > ?)"
                                + " AND " + OldRun.FINAL + OWN_RULE
                                + " ORDER BY run.finishedAt, run.id LIMIT " + PAGE,
                        OldRun::read,
                        end,
                        before,
                        end,
                        id));
                if (!page.isEmpty()) {
                    end = page.getLast().finishedAt();
                    id = page.getLast().id().toString();
                }
                return page;
            }
        };
    }

    /**
     * Those of one schedule, the ones that were made first come first. Its walk ends at the first page without an old
     * one: later runs ended later, but for a few that a long one was overtaken by.
     */
    static OldRuns ofOne(Database database, UUID scheduleId, Instant before, boolean withLog) {
        return new OldRuns() {
            private String id = "";

            @Override
            public List<OldRun> next() {
                List<OldRun> page = database.each(sql -> sql.rows(
                        "SELECT " + OldRun.COLUMNS + " FROM ScheduleRun AS run WHERE " + logged(withLog)
                                + "run.scheduleId = ? AND run.id > ? AND run.finishedAt IS NOT NULL AND "
                                + OldRun.FINAL + " ORDER BY run.id LIMIT " + PAGE,
                        OldRun::read,
                        scheduleId,
                        id));
                if (!page.isEmpty()) {
                    id = page.getLast().id().toString();
                }
                return page.stream()
                        .filter(run -> run.finishedAt().isBefore(before))
                        .toList();
            }
        };
    }

    private static String logged(boolean withLog) {
        return withLog ? "run.logPrunedAt IS NULL AND " : "";
    }
}
