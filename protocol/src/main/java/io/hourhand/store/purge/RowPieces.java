package io.hourhand.store.purge;

import io.hourhand.store.sql.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;

/** Old rows of one table by an index over their time, a few at a time. */
final class RowPieces implements Piece {

    private final Database database;
    private final boolean counting;
    private final String from;
    private final String order;
    private final Instant before;
    private final LongFunction<Purged> purged;
    private boolean done;

    private RowPieces(
            Database database,
            boolean counting,
            String from,
            String order,
            Instant before,
            LongFunction<Purged> purged) {
        this.database = database;
        this.counting = counting;
        this.from = from;
        this.order = order;
        this.before = before;
        this.purged = purged;
    }

    /** Requests that were decided one way or the other. */
    static Piece requests(Database database, boolean counting, String status, Instant before) {
        return new RowPieces(
                database,
                counting,
                "ScheduleTrigger WHERE status = '" + status + "' AND requestedAt < ?",
                "requestedAt, id",
                before,
                rows -> new Purged(0, 0, 0, 0, rows, 0, 0, 0));
    }

    /** Daemons that are gone; the newest start stays, as it tells since when there has been none. */
    static Piece workers(Database database, boolean counting, Instant before) {
        Instant newest = database.each(sql ->
                        sql.row("SELECT MAX(startedAt) AS newest FROM WorkerInstance", row -> row.instantIf("newest")))
                .flatMap(found -> found)
                .orElse(before);
        return new RowPieces(
                database,
                counting,
                "WorkerInstance WHERE status IN ('STOPPED', 'DEAD') AND startedAt < ?",
                "startedAt, id",
                newest.isBefore(before) ? newest : before,
                rows -> new Purged(0, 0, 0, 0, 0, rows, 0, 0));
    }

    static Piece audit(Database database, boolean counting, Instant before) {
        return new RowPieces(
                database,
                counting,
                "AuditEvent WHERE at < ?",
                "at, id",
                before,
                rows -> new Purged(0, 0, 0, 0, 0, 0, rows, 0));
    }

    /** Logins that have expired: nobody can come back by them. There are few others, so no index is needed. */
    static Piece logins(Database database, boolean counting, Instant before) {
        return new RowPieces(
                database,
                counting,
                "LoginSession WHERE expiresAt < ?",
                "id",
                before,
                rows -> new Purged(0, 0, 0, 0, 0, 0, 0, rows));
    }

    @Override
    public Optional<Purged> take(int rows) {
        if (done) {
            return Optional.empty();
        }
        long gone = counting
                ? database.each(sql ->
                                sql.row("SELECT COUNT(*) AS found FROM " + from, row -> row.number("found"), before))
                        .orElse(0L)
                : database.each(
                        sql -> sql.update("DELETE FROM " + from + " ORDER BY " + order + " LIMIT " + rows, before));
        done = counting || gone < rows;
        return Optional.of(purged.apply(gone));
    }
}
