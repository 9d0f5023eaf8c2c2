package io.hourhand.store.run;

import io.hourhand.run.BackfillStatus;
import io.hourhand.run.NewRun;
import io.hourhand.store.run.ClaimStore.Claimed;
import io.hourhand.store.sql.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Slots of backfills, each turned into a run exactly once, by the daemon in charge. */
public final class BackfillClaims {

    private final Database database;
    private final UUID workerId;
    private final long epoch;
    private final EpochFence fence;

    public BackfillClaims(Database database, UUID workerId, long epoch) {
        this.database = database;
        this.workerId = workerId;
        this.epoch = epoch;
        this.fence = new EpochFence(database, epoch);
    }

    /** A backfill that is not done yet. */
    public record Active(UUID id, UUID scheduleId, String requestedBy) {}

    /** All that are not done, in the order in which they were asked for. */
    public List<Active> active() {
        return database.each(sql -> sql.rows(
                "SELECT id, scheduleId, requestedBy FROM ScheduleBackfill WHERE activeOf IS NOT NULL ORDER BY id",
                row -> new Active(row.id("id"), row.id("scheduleId"), row.text("requestedBy"))));
    }

    /** The first slot without a run. */
    public Optional<Instant> next(UUID backfillId) {
        return database.each(sql -> sql.row(
                        "SELECT MIN(dueAt) AS next FROM BackfillSlot WHERE backfillId = ? AND runId IS NULL",
                        row -> row.instantIf("next"),
                        backfillId))
                .flatMap(next -> next);
    }

    /** Makes the run of a slot, unless the backfill was cancelled meanwhile. */
    public Claimed claim(Active backfill, NewRun run, Instant now) {
        return fence.claim(sql -> {
            boolean active = sql.exists(
                    "SELECT 1 FROM ScheduleBackfill WHERE id = ? AND status = ? FOR UPDATE",
                    backfill.id(),
                    BackfillStatus.ACTIVE);
            int claimed = active
                    ? sql.update(
                            "UPDATE BackfillSlot SET runId = ? WHERE backfillId = ? AND dueAt = ? AND runId IS NULL",
                            run.id(),
                            backfill.id(),
                            run.dueAt())
                    : 0;
            if (claimed == 0) {
                return Claimed.LOST;
            }
            RunRows.insert(sql, run, workerId, epoch, now);
            return Claimed.DONE;
        });
    }

    /** Notes that a backfill is over, and why if that is before its time. */
    public Claimed end(Active backfill, BackfillStatus status, Optional<String> reason, Instant now) {
        return fence.claim(sql -> sql.update(
                                "UPDATE ScheduleBackfill SET status = ?, endedAt = ?, endReason = ?"
                                        + " WHERE id = ? AND status = ?",
                                status,
                                now,
                                reason,
                                backfill.id(),
                                BackfillStatus.ACTIVE)
                        == 1
                ? Claimed.DONE
                : Claimed.LOST);
    }
}
