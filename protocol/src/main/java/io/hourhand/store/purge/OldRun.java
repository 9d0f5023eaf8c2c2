package io.hourhand.store.purge;

import io.hourhand.store.sql.Row;
import java.time.Instant;
import java.util.UUID;

/** A finished run that is old enough to go, unless something keeps it. */
record OldRun(UUID id, UUID scheduleId, Instant finishedAt, int jobs) {

    static final String COLUMNS = "run.id, run.scheduleId, run.finishedAt, run.jobs";

    static final String FINAL = "run.status IN ('SUCCEEDED', 'FAILED', 'CANCELLED', 'ABANDONED')";

    static OldRun read(Row row) {
        return new OldRun(row.id("id"), row.id("scheduleId"), row.instant("finishedAt"), row.count("jobs"));
    }

    /** About how many rows go with it: for each job its row and two events. */
    int rows() {
        return 3 * jobs + 2;
    }
}
