package io.hourhand.quickstart.system.fault.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.quickstart.system.fault.stage.Stage;
import io.hourhand.schedule.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journal as it stands in its table, beside the rows that are its image. */
final class Journal {

    private final Map<String, Long> events = new HashMap<>();
    private final Map<String, String> runs = new HashMap<>();
    private final Map<String, String> jobs = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private Journal() {}

    /** What one of the two says and the other does not. */
    static List<String> differences(Stage stage) {
        Journal journal = new Journal();
        stage.schema()
                .rows("SELECT persistence_id, sequence_number, CONVERT(event_payload USING utf8mb4) FROM event_journal"
                        + " WHERE persistence_id LIKE 'run|%' ORDER BY ordering")
                .forEach(row -> journal.read(row.split("\\|", 4)));
        stage.schema()
                .rows("SELECT id, status FROM ScheduleRun")
                .forEach(row -> compare("run", row.split("\\|"), journal.runs, journal.differences));
        stage.schema()
                .rows("SELECT id, status FROM JobExecution")
                .forEach(row -> compare("job", row.split("\\|"), journal.jobs, journal.differences));
        return journal.differences;
    }

    private void read(String[] row) {
        String run = row[1];
        long expected = events.merge(run, 1L, Long::sum);
        if (Long.parseLong(row[2]) != expected) {
            differences.add("event " + row[2] + " of run " + run + " stands at place " + expected);
        }
        JsonNode event =
                switch (Json.parse(row[3])) {
                    case Parsed.Valid<JsonNode>(JsonNode valid) -> valid;
                    case Parsed.Invalid<JsonNode>(String why) -> throw new AssertionError(row[3] + ": " + why);
                };
        String status = event.path("status").asText();
        if (event.has("attempt")) {
            String before = jobs.put(event.path("id").asText(), status.isEmpty() ? "RUNNING" : status);
            if (before != null && !before.equals("RUNNING")) {
                differences.add("the journal goes on after the end of job " + row[3]);
            }
        } else if (!status.isEmpty() && runs.put(run, status) != null) {
            differences.add("run " + run + " ended twice");
        }
    }

    private static void compare(String what, String[] row, Map<String, String> journal, List<String> differences) {
        String written = journal.getOrDefault(row[0], "nothing");
        if (!written.equals(row[1])) {
            differences.add(what + " " + row[0] + " is " + row[1] + ", its journal says " + written);
        }
    }
}
