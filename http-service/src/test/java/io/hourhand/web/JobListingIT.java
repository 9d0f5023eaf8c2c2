package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.Ids;
import io.hourhand.run.JobStatus;
import io.hourhand.store.history.JobListing;
import io.hourhand.store.history.JobListing.Edge;
import io.hourhand.store.history.JobListing.Filter;
import io.hourhand.store.history.RunsOfSchedules;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the list of jobs reads of a large table, as the server counts it. */
class JobListingIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final int OTHERS = 2_000;
    private static final int FEW = 200;

    @Test
    void aListOfOneScheduleReadsTheRowsOfItsRunsAndPassesOverNoOthers() {
        Samples samples = Samples.inTheNameOf(Ids.next(), server.stores(), server.url());
        UUID wanted = samples.run(samples.schedule("looked for"));
        StoredSchedule other = samples.schedule("in the way");
        crowd(samples.run(other), samples.run(other));
        try (Database one = Database.open(server.url(), "one connection", 1)) {
            JobListing jobs = new JobListing(one);
            one.each(sql -> sql.update("FLUSH STATUS"));
            List<UUID> runs = new RunsOfSchedules(one).named("OOKED f");
            assertEquals(List.of(wanted), runs);
            for (Optional<JobStatus> status : List.of(Optional.<JobStatus>empty(), Optional.of(JobStatus.PENDING))) {
                Filter filter = of(runs, status, Optional.empty());
                assertEquals(2, jobs.list(filter, new Edge.Newest(), 51).size());
                assertEquals(2, jobs.counts(filter).found().get(JobStatus.PENDING));
            }
            Filter long1 = of(runs, Optional.empty(), Optional.of(Duration.ofHours(1)));
            assertEquals(0, jobs.list(long1, new Edge.Newest(), 51).size());
            assertTrue(read(one) < FEW, "read " + read(one) + " rows of more than " + OTHERS);
        }
    }

    private static Filter of(List<UUID> runs, Optional<JobStatus> status, Optional<Duration> longer) {
        return new Filter(Optional.empty(), status, Optional.empty(), Optional.empty(), longer, Optional.of(runs));
    }

    private static long read(Database one) {
        return one
                .each(sql ->
                        sql.rows("SHOW SESSION STATUS LIKE 'Handler_read%'", row -> Long.parseLong(row.text("Value"))))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Many attempts of one run, newer than any of another. */
    private static void crowd(UUID of, UUID newest) {
        String digit = "(SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
                + " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
        server.stores()
                .database()
                .each(sql -> sql.update(
                        "INSERT INTO JobExecution (id, runId, position, name, type, status, attempt, epoch)"
                                + " SELECT CONCAT(LEFT(?, 24), LPAD(1000 * e.d + 100 * a.d + 10 * b.d + c.d, 12, '0')), ?, 9, 'crowd', 'sql',"
                                + " 'PENDING', 10000 + 1000 * e.d + 100 * a.d + 10 * b.d + c.d, 1 FROM " + digit
                                + " AS a, " + digit + " AS b, " + digit
                                + " AS c, (SELECT 0 AS d UNION SELECT 1) AS e",
                        newest.toString(),
                        of));
        server.stores().database().each(sql -> sql.rows("ANALYZE TABLE JobExecution", row -> row.text("Msg_text")));
    }
}
