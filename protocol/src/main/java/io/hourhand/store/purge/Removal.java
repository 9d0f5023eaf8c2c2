package io.hourhand.store.purge;

import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Sql;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Takes runs and logs away, or only counts their rows. Each call is one transaction. */
final class Removal {

    /** So many chunks of logs go at once: each may have 64 KB. */
    static final int CHUNKS = 200;

    private final Database database;
    private final boolean counting;
    private final Instant now;

    Removal(Database database, boolean counting, Instant now) {
        this.database = database;
        this.counting = counting;
        this.now = now;
    }

    boolean counting() {
        return counting;
    }

    /** Some chunks of the logs of these runs; fewer than {@link #CHUNKS} when none is left. */
    int chunks(List<OldRun> runs) {
        return database.each(sql -> counting
                ? count(sql, "JobLog", "runId", ids(runs))
                : sql.update(
                        "DELETE FROM JobLog WHERE runId IN (" + places(runs) + ") ORDER BY runId, firstSeq LIMIT "
                                + CHUNKS,
                        ids(runs)));
    }

    /** Notes that these runs have no log any more. */
    void noteLogsGone(List<OldRun> runs) {
        database.each(sql -> sql.update(
                "UPDATE ScheduleRun SET logPrunedAt = ? WHERE id IN (" + places(runs) + ")",
                Stream.concat(Stream.of(now), Stream.of(ids(runs))).toArray()));
    }

    /** All that is known of these runs but their logs, which must be gone; the ledger keeps their ids. */
    Purged runs(List<OldRun> runs) {
        return database.transaction(sql -> {
            int jobs = remove(sql, "JobExecution", "runId", ids(runs));
            int events = remove(sql, "event_journal", "persistence_id", journals(runs));
            remove(sql, "snapshot", "persistence_id", journals(runs));
            int gone = remove(sql, "ScheduleRun", "id", ids(runs));
            return Purged.runs(gone, jobs, events);
        });
    }

    private int remove(Sql sql, String table, String column, Object[] values) {
        return counting
                ? count(sql, table, column, values)
                : sql.update("DELETE FROM " + table + " WHERE " + in(column, values), values);
    }

    private static int count(Sql sql, String table, String column, Object[] values) {
        return sql.row(
                        "SELECT COUNT(*) AS rowsFound FROM " + table + " WHERE " + in(column, values),
                        row -> row.count("rowsFound"),
                        values)
                .orElse(0);
    }

    private static String in(String column, Object[] values) {
        return column + " IN (" + String.join(", ", Collections.nCopies(values.length, "?")) + ")";
    }

    private static String places(List<OldRun> runs) {
        return String.join(", ", Collections.nCopies(runs.size(), "?"));
    }

    private static Object[] ids(List<OldRun> runs) {
        return runs.stream().map(OldRun::id).toArray();
    }

    /** The names of their journals. */
    private static Object[] journals(List<OldRun> runs) {
        return runs.stream().map(run -> "run|" + run.id()).toArray();
    }
}
