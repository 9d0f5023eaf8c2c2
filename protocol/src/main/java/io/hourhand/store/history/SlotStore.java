package io.hourhand.store.history;

import io.hourhand.run.RunStatus;
import io.hourhand.run.SlotEntry;
import io.hourhand.run.SlotOutcome;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The ledger: what became of each due instant of a schedule. */
public final class SlotStore {

    private static final String SELECT =
            "SELECT scheduleId, dueAt, untilAt, count, outcome, reason, evidence, runId FROM ScheduleSlot";

    /** So many lines are looked at for those that are wanted. */
    public static final int LOOKED_AT = 2_000;

    private final Database database;

    public SlotStore(Database database) {
        this.database = database;
    }

    /**
     * The newest first.
     *
     * @param before due before this instant: the last one on the page before
     */
    public List<SlotEntry> list(UUID scheduleId, Optional<Instant> before, int limit) {
        Conditions conditions =
                new Conditions().and("scheduleId = ?", Optional.of(scheduleId)).and("dueAt < ?", before);
        return database.each(sql -> sql.rows(
                SELECT + conditions.where() + " ORDER BY dueAt DESC LIMIT ?",
                SlotStore::read,
                conditions.values(limit)));
    }

    /**
     * Times without a run.
     *
     * @param next where older ones go on: the last line that was looked at
     */
    public record WithoutRun(List<SlotEntry> slots, Optional<Instant> next) {}

    /**
     * Those that were skipped or missed, the newest first. No key knows them from the others, so that at most {@link
     * #LOOKED_AT} lines are looked at for a page: it may have fewer than could be.
     *
     * @param before due before this instant: where the page before ended
     */
    public WithoutRun withoutRun(UUID scheduleId, Optional<Instant> before, int limit) {
        Conditions until =
                new Conditions().and("scheduleId = ?", Optional.of(scheduleId)).and("dueAt < ?", before);
        return database.each(sql -> {
            Optional<Instant> edge = sql.row(
                    "SELECT dueAt FROM ScheduleSlot" + until.where() + " ORDER BY dueAt DESC LIMIT 1 OFFSET ?",
                    row -> row.instant("dueAt"),
                    until.values(LOOKED_AT - 1));
            Conditions wanted = until.and("dueAt >= ?", edge).and("outcome <> ?", Optional.of(SlotOutcome.RAN));
            List<SlotEntry> found = sql.rows(
                    SELECT + wanted.where() + " ORDER BY dueAt DESC LIMIT ?",
                    SlotStore::read,
                    wanted.values(limit + 1));
            return found.size() > limit
                    ? new WithoutRun(
                            found.subList(0, limit),
                            Optional.of(found.get(limit - 1).dueAt()))
                    : new WithoutRun(found, edge);
        });
    }

    /**
     * How many times were skipped and missed.
     *
     * @param bounded whether only the newest {@link #LOOKED_AT} lines were counted
     */
    public record Gaps(long skipped, long missed, boolean bounded) {}

    public Gaps gaps(UUID scheduleId) {
        Map<SlotOutcome, Count> counts = database
                .each(sql -> sql.rows(
                        "SELECT outcome, COUNT(*) AS slots, CAST(SUM(count) AS SIGNED) AS times FROM (SELECT outcome,"
                                + " count FROM ScheduleSlot WHERE scheduleId = ? ORDER BY dueAt DESC LIMIT ?) AS newest"
                                + " GROUP BY outcome",
                        row -> Map.entry(
                                row.word("outcome", SlotOutcome.class),
                                new Count(row.number("slots"), row.number("times"))),
                        scheduleId,
                        LOOKED_AT))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Count none = new Count(0, 0);
        return new Gaps(
                counts.getOrDefault(SlotOutcome.SKIPPED, none).times(),
                counts.getOrDefault(SlotOutcome.MISSED, none).times(),
                counts.values().stream().mapToLong(Count::slots).sum() >= LOOKED_AT);
    }

    private record Count(long slots, long times) {}

    /** The newest line that begins at or before an instant: the only one that can stand for it. */
    public Optional<SlotEntry> newest(UUID scheduleId, Instant at) {
        return database.each(sql -> sql.row(
                SELECT + " WHERE scheduleId = ? AND dueAt <= ? ORDER BY dueAt DESC LIMIT 1",
                SlotStore::read,
                scheduleId,
                at));
    }

    /** The slots of a range that were given a run, by a backfill too, also where its row is no longer kept. */
    public Set<Instant> ran(UUID scheduleId, Instant from, Instant to) {
        return new HashSet<>(database.each(sql -> sql.rows(
                "SELECT dueAt FROM ScheduleSlot WHERE scheduleId = ? AND dueAt >= ? AND dueAt < ? AND outcome = 'RAN'"
                        + " UNION SELECT dueAt FROM BackfillSlot JOIN ScheduleBackfill ON id = backfillId"
                        + " WHERE scheduleId = ? AND dueAt >= ? AND dueAt < ? AND runId IS NOT NULL",
                row -> row.instant("dueAt"),
                scheduleId,
                from,
                to,
                scheduleId,
                from,
                to)));
    }

    /** How the newest run of each slot of a range stands; of slots without one there is nothing. */
    public Map<Instant, RunStatus> newestRuns(UUID scheduleId, Instant from, Instant to) {
        Map<Instant, RunStatus> newest = new HashMap<>();
        database.each(sql -> sql.rows(
                        "SELECT dueAt, status FROM ScheduleRun WHERE scheduleId = ? AND dueAt >= ? AND dueAt < ?"
                                + " AND cause <> 'MANUAL' ORDER BY id",
                        row -> Map.entry(row.instant("dueAt"), row.word("status", RunStatus.class)),
                        scheduleId,
                        from,
                        to))
                .forEach(run -> newest.put(run.getKey(), run.getValue()));
        return newest;
    }

    private static SlotEntry read(Row row) {
        return new SlotEntry(
                row.id("scheduleId"),
                row.instant("dueAt"),
                row.instantIf("untilAt"),
                row.number("count"),
                row.word("outcome", SlotOutcome.class),
                row.textIf("reason"),
                row.textIf("evidence"),
                row.idIf("runId"));
    }
}
