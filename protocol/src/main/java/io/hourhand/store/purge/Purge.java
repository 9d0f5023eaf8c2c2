package io.hourhand.store.purge;

import io.hourhand.policy.Retention;
import io.hourhand.store.schedule.RetentionStore;
import io.hourhand.store.sql.Database;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/**
 * One pass over all that is too old, in pieces: each is one transaction, and a pass that is cut off is simply done again.
 * Only what is over goes: a run that is not final is never touched. Blocks; for one thread at a time.
 */
public final class Purge {

    private static final int RULES = 100;

    private final Database database;
    private final PurgeSettings settings;
    private final Instant now;
    private final Removal removal;
    private final Queue<Piece> pieces = new ArrayDeque<>();
    private String ruled = "";
    private boolean begun;
    private boolean allRules;

    private Purge(Database database, PurgeSettings settings, Instant now, boolean counting) {
        this.database = database;
        this.settings = settings;
        this.now = now;
        this.removal = new Removal(database, counting, now);
    }

    /** A pass that takes away what is too old at an instant. */
    public static Purge of(Database database, PurgeSettings settings, Instant now) {
        return new Purge(database, settings, now, false);
    }

    /** A pass that changes nothing and says what would go. */
    public static Purge preview(Database database, PurgeSettings settings, Instant now) {
        return new Purge(database, settings, now, true);
    }

    /** Whether a schema is far enough for it: one that no service of this build has started on may not be. */
    public static boolean knows(Database database) {
        return database.each(
                sql -> sql.exists("SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = 'ScheduleRun' AND column_name = 'logPrunedAt'"));
    }

    /**
     * The next piece.
     *
     * @param rows about how many rows it may have
     * @return what went by it, perhaps nothing; empty when the pass is over
     */
    public Optional<Purged> step(int rows) {
        if (!begun) {
            begun = true;
            begin();
        }
        while (true) {
            Piece piece = pieces.peek();
            if (piece == null) {
                if (allRules) {
                    return Optional.empty();
                }
                nextRules();
            } else {
                Optional<Purged> taken = piece.take(rows);
                if (taken.isPresent()) {
                    return taken;
                }
                pieces.remove();
            }
        }
    }

    private void begin() {
        Retention rule = settings.runs();
        runs(rule, before -> OldRuns.ofAll(database, before, true), before -> OldRuns.ofAll(database, before, false));
        rule.runsBefore(now).ifPresent(before -> {
            pieces.add(RowPieces.requests(database, removal.counting(), "CLAIMED", before));
            pieces.add(RowPieces.requests(database, removal.counting(), "REJECTED", before));
            pieces.add(RowPieces.workers(database, removal.counting(), before));
        });
        pieces.add(RowPieces.logins(database, removal.counting(), now));
        new Retention(settings.auditDays(), 0, 0)
                .runsBefore(now)
                .ifPresent(before -> pieces.add(RowPieces.audit(database, removal.counting(), before)));
    }

    /** Some more schedules that have a rule of their own. */
    private void nextRules() {
        List<RetentionStore.OfSchedule> rules = new RetentionStore(database).after(ruled, RULES);
        allRules = rules.size() < RULES;
        for (RetentionStore.OfSchedule rule : rules) {
            UUID schedule = rule.scheduleId();
            ruled = schedule.toString();
            runs(
                    rule.own().over(settings.runs()),
                    before -> OldRuns.ofOne(database, schedule, before, true),
                    before -> OldRuns.ofOne(database, schedule, before, false));
        }
    }

    private interface Walk {
        OldRuns before(Instant end);
    }

    private void runs(Retention rule, Walk withLog, Walk all) {
        KeptRuns kept = new KeptRuns(database);
        rule.logsBefore(now)
                .ifPresent(before -> pieces.add(RunPieces.logs(
                        withLog.before(before), run -> kept.isLastOfItsKind(run, rule.last()), removal)));
        rule.runsBefore(now)
                .ifPresent(before ->
                        pieces.add(RunPieces.runs(all.before(before), run -> kept.stays(run, rule.last()), removal)));
    }
}
