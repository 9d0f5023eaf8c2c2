package io.hourhand.store.run;

import io.hourhand.policy.Cause;
import io.hourhand.run.Ids;
import io.hourhand.run.TriggerStatus;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.StoreException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Requests to run a schedule now. The row is the request: it is kept before anybody is told, and cannot be lost. */
public final class TriggerStore {

    private final Database database;

    public TriggerStore(Database database) {
        this.database = database;
    }

    /** A request and what became of it. */
    public record Trigger(
            UUID id, UUID scheduleId, TriggerStatus status, Optional<String> reason, Optional<UUID> runId) {}

    /**
     * Keeps a request to run a schedule now.
     *
     * @param idempotencyKey the asker's own name for the request: asked again by the same name, the answer is the first
     */
    public Trigger runNow(UUID scheduleId, String requestedBy, Optional<String> idempotencyKey, Instant now) {
        return keep(scheduleId, Cause.MANUAL, Optional.empty(), Optional.empty(), requestedBy, idempotencyKey, now);
    }

    /** Where a retry begins. */
    public enum RetryFrom {
        /** At the first job that did not succeed. */
        FAILED,
        /** At the first job. */
        START;

        /** As the table and the API have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keeps a request to do a finished run again. */
    public Trigger retry(
            UUID scheduleId,
            UUID runId,
            RetryFrom from,
            String requestedBy,
            Optional<String> idempotencyKey,
            Instant now) {
        return keep(
                scheduleId,
                Cause.RETRY,
                Optional.of(runId),
                Optional.of(from.word()),
                requestedBy,
                idempotencyKey,
                now);
    }

    private Trigger keep(
            UUID scheduleId,
            Cause cause,
            Optional<UUID> retryOfRunId,
            Optional<String> retryFrom,
            String requestedBy,
            Optional<String> idempotencyKey,
            Instant now) {
        UUID id = Ids.next();
        try {
            database.each(sql -> sql.update(
                    "INSERT INTO ScheduleTrigger (id, scheduleId, cause, requestedBy, requestedAt, status,"
                            + " retryOfRunId, retryFrom, idempotencyKey) VALUES (?, ?, ?, ?, ?, 'PENDING', ?, ?, ?)",
                    id,
                    scheduleId,
                    cause,
                    requestedBy,
                    now,
                    retryOfRunId,
                    retryFrom,
                    idempotencyKey));
            return find(id).orElseThrow();
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE && idempotencyKey.isPresent()) {
                return byKey(scheduleId, idempotencyKey.get());
            }
            throw e;
        }
    }

    public Optional<Trigger> find(UUID id) {
        return database.each(sql -> sql.row(
                "SELECT id, scheduleId, status, reason, runId FROM ScheduleTrigger WHERE id = ?",
                TriggerStore::read,
                id));
    }

    private Trigger byKey(UUID scheduleId, String idempotencyKey) {
        return database.each(sql -> sql.row(
                        "SELECT id, scheduleId, status, reason, runId FROM ScheduleTrigger"
                                + " WHERE scheduleId = ? AND idempotencyKey = ?",
                        TriggerStore::read,
                        scheduleId,
                        idempotencyKey))
                .orElseThrow();
    }

    private static Trigger read(Row row) {
        return new Trigger(
                row.id("id"),
                row.id("scheduleId"),
                row.word("status", TriggerStatus.class),
                row.textIf("reason"),
                row.idIf("runId"));
    }
}
