package io.hourhand.store.purge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Old runs, or only the logs of old runs, a few at a time. Logs go first: they are the bulk. */
final class RunPieces implements Piece {

    /** So few that the optimizer looks each of them up, and never takes the whole table for shorter. */
    private static final int MOST_RUNS = 150;

    private final OldRuns walk;
    private final Predicate<OldRun> stays;
    private final Removal removal;
    private final boolean logsOnly;
    private final List<OldRun> waiting = new ArrayList<>();
    private List<OldRun> current = List.of();

    private RunPieces(OldRuns walk, Predicate<OldRun> stays, Removal removal, boolean logsOnly) {
        this.walk = walk;
        this.stays = stays;
        this.removal = removal;
        this.logsOnly = logsOnly;
    }

    static Piece logs(OldRuns walk, Predicate<OldRun> stays, Removal removal) {
        return new RunPieces(walk, stays, removal, true);
    }

    static Piece runs(OldRuns walk, Predicate<OldRun> stays, Removal removal) {
        return new RunPieces(walk, stays, removal, false);
    }

    @Override
    public Optional<Purged> take(int rows) {
        if (current.isEmpty() && waiting.isEmpty()) {
            List<OldRun> page = walk.next();
            if (page.isEmpty()) {
                return Optional.empty();
            }
            page.stream().filter(stays.negate()).forEach(waiting::add);
            return Optional.of(Purged.NOTHING);
        }
        if (current.isEmpty()) {
            current = some(rows);
        }
        return Optional.of(removal.counting() ? counted() : taken());
    }

    /** Each log is counted where it would go: before its run. */
    private Purged counted() {
        List<OldRun> some = current;
        current = List.of();
        return logsOnly ? Purged.logs(removal.chunks(some)) : removal.runs(some);
    }

    private Purged taken() {
        int chunks = removal.chunks(current);
        if (chunks >= Removal.CHUNKS) {
            return Purged.logs(chunks);
        }
        List<OldRun> bare = current;
        current = List.of();
        if (logsOnly) {
            removal.noteLogsGone(bare);
            return Purged.logs(chunks);
        }
        return removal.runs(bare).plus(Purged.logs(chunks));
    }

    private List<OldRun> some(int rows) {
        int taken = 0;
        int count = 0;
        while (count < Math.min(waiting.size(), MOST_RUNS) && (count == 0 || taken < rows)) {
            taken += logsOnly ? 1 : waiting.get(count).rows();
            count++;
        }
        List<OldRun> head = waiting.subList(0, count);
        List<OldRun> some = List.copyOf(head);
        head.clear();
        return some;
    }
}
