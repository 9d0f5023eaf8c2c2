package io.hourhand.store.purge;

import io.hourhand.run.Ids;
import io.hourhand.run.RunStatus;
import io.hourhand.store.sql.Database;
import java.time.Instant;
import java.util.UUID;

/** A run of long ago, as it stands in the tables. */
final class PastRun {

    private PastRun() {}

    /** A run with three jobs, two chunks of log, two events and its line in the ledger. */
    static UUID insert(Database database, UUID schedule, RunStatus status, Instant end) {
        UUID id = Ids.next();
        database.transaction(sql -> {
            sql.update(
                    "INSERT INTO ScheduleRun (id, scheduleId, scheduleName, cause, dueAt, status, createdAt, startedAt,"
                            + " finishedAt, jobs, succeeded, failed, plan, epoch)"
                            + " VALUES (?, ?, 'x', 'SCHEDULED', ?, ?, ?, ?, ?, 3, 0, 0, '{}', 1)",
                    id,
                    schedule,
                    end,
                    status,
                    end,
                    end,
                    end);
            sql.update(
                    "INSERT IGNORE INTO ScheduleSlot (scheduleId, dueAt, outcome, runId, decidedAt)"
                            + " VALUES (?, ?, 'RAN', ?, ?)",
                    schedule,
                    end,
                    id,
                    end);
            for (int job = 1; job <= 3; job++) {
                sql.update(
                        "INSERT INTO JobExecution (id, runId, position, name, type, status, attempt, epoch)"
                                + " VALUES (?, ?, ?, 'x', 'sql', 'SUCCEEDED', 1, 1)",
                        Ids.next(),
                        id,
                        job);
            }
            for (int seq = 1; seq <= 2; seq++) {
                sql.update(
                        "INSERT INTO JobLog (runId, firstSeq, lineCount, jobExecutionId, firstAt, lineOffsets, content)"
                                + " VALUES (?, ?, 1, ?, ?, '0', 'hello')",
                        id,
                        seq,
                        id,
                        end);
                sql.update(
                        "INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                                + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest)"
                                + " VALUES (?, ?, '', 0, '', '{}', 1, '')",
                        "run|" + id,
                        seq);
            }
            return id;
        });
        return id;
    }
}
