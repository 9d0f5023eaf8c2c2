package io.hourhand.store.run;

import io.hourhand.policy.Cause;
import io.hourhand.run.NewRun;
import io.hourhand.run.NextSlot;
import io.hourhand.run.SlotEntry;
import io.hourhand.store.schedule.ScheduleRows;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.schedule.VersionRows;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.Sql;
import io.hourhand.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Due slots and requests, each turned into a run or refused exactly once. Every claim is one transaction that holds
 * only for the daemon in charge: it begins by reading the lease's epoch under a shared lock.
 */
public final class ClaimStore {

    private static final String WAITING =
            "SELECT id, scheduleId, cause, requestedBy, requestedAt, retryOfRunId, retryFrom FROM ScheduleTrigger";

    private final Database database;
    private final UUID workerId;
    private final long epoch;
    private final EpochFence fence;

    public ClaimStore(Database database, UUID workerId, long epoch) {
        this.database = database;
        this.workerId = workerId;
        this.epoch = epoch;
        this.fence = new EpochFence(database, epoch);
    }

    /** What became of a claim. */
    public enum Claimed {
        DONE,
        /** It had been decided already, or its schedule was edited meanwhile: look again. */
        LOST,
        /** Another daemon is in charge: stop. */
        DEPOSED
    }

    /**
     * A request that waits to be decided.
     *
     * @param cause MANUAL or RETRY
     * @param retry for a RETRY, what is to be done again
     */
    public record Waiting(
            UUID triggerId,
            UUID scheduleId,
            Cause cause,
            String requestedBy,
            Instant requestedAt,
            Optional<RetryOf> retry) {}

    /**
     * A run that is to be done again.
     *
     * @param fromFailed from its first job that did not succeed, instead of from the start
     */
    public record RetryOf(UUID runId, boolean fromFailed) {}

    /** Schedules with a slot that starts at or before {@code horizon}, the earliest first. */
    public List<StoredSchedule> due(Instant horizon, int limit) {
        return database.each(sql -> ScheduleRows.withJobs(
                sql,
                sql.rows(
                        ScheduleRows.SELECT + " WHERE nextStartAt <= ?" + " ORDER BY nextStartAt, id LIMIT ?",
                        ScheduleRows::bare,
                        horizon,
                        limit)));
    }

    /**
     * The versions that decide the slots of a schedule that is due, from the one that it waits for on. Only a schedule
     * that was edited since that slot costs a statement.
     */
    public Timeline timeline(StoredSchedule schedule) {
        Instant slot = schedule.nextDueAt().orElseThrow();
        return slot.isAfter(schedule.updatedAt())
                ? VersionRows.current(schedule)
                : database.each(sql -> VersionRows.from(sql, schedule, slot));
    }

    /** When the next slot of any schedule starts, if that is at or before {@code horizon}. */
    public Optional<Instant> nextStart(Instant horizon) {
        return database.each(sql -> sql.row(
                        "SELECT MIN(nextStartAt) AS next FROM Schedule WHERE nextStartAt <= ?",
                        row -> row.instantIf("next"),
                        horizon))
                .flatMap(next -> next);
    }

    /**
     * Requests not yet decided, the oldest first.
     *
     * @param after the one behind which they begin; empty for the first ones
     */
    public List<Waiting> waiting(Optional<Waiting> after, int limit) {
        Optional<Instant> from = after.map(Waiting::requestedAt);
        return database.each(sql -> sql.rows(
                WAITING + " WHERE status = 'PENDING' AND (? IS NULL OR requestedAt > ? OR (requestedAt = ? AND id > ?))"
                        + " ORDER BY requestedAt, id LIMIT ?",
                ClaimStore::waiting,
                from,
                from,
                from,
                after.map(Waiting::triggerId),
                limit));
    }

    /** One request, if it still waits. */
    public Optional<Waiting> waiting(UUID triggerId) {
        return database.each(
                sql -> sql.row(WAITING + " WHERE id = ? AND status = 'PENDING'", ClaimStore::waiting, triggerId));
    }

    /** The run that a request was given, where it has been decided and got one. */
    public Optional<UUID> runOf(UUID triggerId) {
        return database.each(
                sql -> sql.row("SELECT runId FROM ScheduleTrigger WHERE id = ?", row -> row.idIf("runId"), triggerId)
                        .flatMap(run -> run));
    }

    /**
     * Decides slots of a schedule: writes their ledger lines and runs, and moves the schedule on to its next slot.
     *
     * @param schedule as it was when the decision was made; an edit since then makes the claim LOST
     */
    public Claimed slots(
            StoredSchedule schedule, List<SlotEntry> slots, List<NewRun> runs, Optional<NextSlot> next, Instant now) {
        return fence.claim(sql -> {
            int moved = sql.update(
                    "UPDATE Schedule SET nextDueAt = ?, nextStartAt = ? WHERE id = ? AND version = ? AND nextDueAt = ?",
                    next.map(NextSlot::dueAt),
                    next.map(NextSlot::startAt),
                    schedule.id(),
                    schedule.version(),
                    schedule.nextDueAt());
            if (moved == 0) {
                return Claimed.LOST;
            }
            insert(sql, slots, now);
            for (NewRun run : runs) {
                RunRows.insert(sql, run, workerId, epoch, now);
            }
            return Claimed.DONE;
        });
    }

    /** Notes why a schedule that is on cannot run, and takes it out of what is due. The slot that it waits for stays. */
    public Claimed flag(StoredSchedule schedule, String problem) {
        return fence.claim(sql -> sql.update(
                                "UPDATE Schedule SET problem = ?, nextStartAt = NULL WHERE id = ? AND version = ?",
                                problem,
                                schedule.id(),
                                schedule.version())
                        == 1
                ? Claimed.DONE
                : Claimed.LOST);
    }

    /** Turns a request into a run. */
    public Claimed trigger(UUID triggerId, NewRun run, Instant now) {
        return fence.claim(sql -> {
            int claimed = sql.update(
                    "UPDATE ScheduleTrigger SET status = 'CLAIMED', runId = ?, decidedAt = ?"
                            + " WHERE id = ? AND status = 'PENDING'",
                    run.id(),
                    now,
                    triggerId);
            if (claimed == 0) {
                return Claimed.LOST;
            }
            RunRows.insert(sql, run, workerId, epoch, now);
            return Claimed.DONE;
        });
    }

    /** Refuses a request, with the reason that its asker is shown. */
    public Claimed reject(UUID triggerId, String reason, Instant now) {
        return fence.claim(sql -> sql.update(
                                "UPDATE ScheduleTrigger SET status = 'REJECTED', reason = ?, decidedAt = ?"
                                        + " WHERE id = ? AND status = 'PENDING'",
                                reason,
                                now,
                                triggerId)
                        == 1
                ? Claimed.DONE
                : Claimed.LOST);
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.id("id"),
                row.id("scheduleId"),
                row.word("cause", Cause.class),
                row.text("requestedBy"),
                row.instant("requestedAt"),
                row.idIf("retryOfRunId")
                        .map(run -> new RetryOf(
                                run, row.textIf("retryFrom").orElse("start").equals("failed"))));
    }

    private static void insert(Sql sql, List<SlotEntry> slots, Instant now) {
        sql.batch(
                "INSERT INTO ScheduleSlot (scheduleId, dueAt, untilAt, count, outcome, reason, evidence, runId,"
                        + " decidedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                slots.stream()
                        .map(slot -> new Object[] {
                            slot.scheduleId(),
                            slot.dueAt(),
                            slot.untilAt(),
                            slot.count(),
                            slot.outcome(),
                            slot.reason(),
                            slot.evidence(),
                            slot.runId(),
                            now
                        })
                        .toList());
    }
}
