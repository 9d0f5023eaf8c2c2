package io.hourhand.quickstart.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * What a job must have done.
 *
 * @param expected a query that finds the right answer another way; asked before the job runs
 * @param actual the query that checks the job; asked after it
 */
record JobCheck(String job, String expected, String actual) {

    /** From {@code job-checks.sql}: blocks of a {@code -- job} line and the two queries. */
    static List<JobCheck> all() {
        List<JobCheck> checks = new ArrayList<>();
        for (String block : SqlScript.read("job-checks.sql").text().split("(?m)^-- ", -1)) {
            if (!block.isBlank()) {
                String job = block.lines().findFirst().orElseThrow().strip();
                String[] queries = block.substring(job.length()).split(";", -1);
                checks.add(new JobCheck(job, queries[0].strip(), queries[1].strip()));
            }
        }
        return List.copyOf(checks);
    }

    @Override
    public String toString() {
        return job + " | " + actual.lines().findFirst().orElse("");
    }
}
