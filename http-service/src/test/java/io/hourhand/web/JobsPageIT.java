package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.run.Ids;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.access.Role;
import io.hourhand.store.history.RunHistory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The history of jobs: what a reader looks for stands in the address, and can be taken along as a file. */
class JobsPageIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final String FORMULA = "=HYPERLINK(\"https://evil.example\")";

    private static final RunHistory.Filter ALL = new RunHistory.Filter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @BeforeAll
    static void threeJobs() {
        Samples samples = Samples.inTheNameOf(Ids.next(), server.stores(), server.url());
        UUID run = samples.run(Planned.schedule(server, "history", "quick", "slow", FORMULA));
        took(run, 1, Duration.ofMillis(20));
        took(run, 2, Duration.ofMinutes(2));
    }

    @Test
    void longOnesAreFoundByTheirLength() {
        String page = jobs("?longer=1m");
        assertTrue(page.contains("<bdi>slow</bdi>"));
        assertFalse(page.contains("<bdi>quick</bdi>"));
        assertTrue(page.contains("<option value=\"1m\" selected>Over 1 minute</option>"));
    }

    @Test
    void eachStateHasItsIconWordAndCountAlsoWhereMoreIsLookedFor() {
        assertEquals("All 3, Succeeded 2, Pending 1", counts(""));
        assertEquals("All 1, Succeeded 1, Pending 0", counts("?name=slow"));
        assertEquals("All 1, Succeeded 1, Pending 0", counts("?longer=1m"));
        assertEquals("All 3, Succeeded 2, Pending 1", counts("?schedule=istor&status=failed"));
        assertEquals("All 0, Succeeded 0, Pending 0", counts("?schedule=nobody"));
        assertTrue(jobs("").matches("(?s).*<a href=\"/admin/jobs.status=failed\"><svg.*?</svg>\\s*Failed <span.*"));
    }

    @Test
    void aLineSaysForWhichTimeItsRunIsAndHowItKeptToIt() {
        assertTrue(jobs("").contains("<td data-label=\"Due\"><span class=\"when\"><time"));
        UUID run = server.stores().runs().list(ALL, 1).getFirst().id();
        server.stores()
                .database()
                .each(sql -> sql.update(
                        "UPDATE ScheduleRun SET plannedAt = plannedAt - INTERVAL 5 MINUTE WHERE id = ?", run));
        assertTrue(jobs("").contains("<span class=\"sub\">waits for 5 min "), jobs(""));
        began(run, Duration.ofSeconds(754));
        assertTrue(jobs("").contains("<span class=\"sub\">waited 12 min 34 s</span>"));
        began(run, Duration.ofMillis(20));
        assertTrue(jobs("").contains("<span class=\"sub\">on time</span>"));
    }

    @Test
    void datesBoundTheListInTheZoneOfThePageAndStandInItsLinks() {
        assertTrue(jobs("?before=2020-01-01T00:00").contains("No job matches"));
        String page = jobs("?after=2020-01-01T00:00&before=2999-01-01T00:00");
        assertTrue(page.contains("<bdi>quick</bdi>"));
        assertTrue(page.contains("?status=failed&amp;after=2020-01-01T00%3A00&amp;before=2999-01-01T00%3A00"));
        assertTrue(page.contains("&amp;from=2020-01-01T00:00:00Z&amp;to=2999-01-01T00:00:00Z"));
    }

    @Test
    void whatIsNoFilterIsLeftOut() {
        assertTrue(jobs("?longer=x&since=never&after=yesterday&status=odd").contains("<bdi>quick</bdi>"));
    }

    @Test
    void theListIsAFileForASpreadsheetThatRunsNothing() {
        HttpResponse<String> csv = export("?format=csv");
        assertEquals("attachment; filename=\"jobs.csv\"", header(csv, "Content-Disposition"));
        List<String> lines = csv.body().lines().toList();
        assertTrue(lines.getFirst().startsWith("id,runId,scheduleId,schedule,cause,"));
        assertEquals(4, lines.size());
        assertTrue(csv.body().contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\""), csv::body);
    }

    @Test
    void theListIsAFileForPrograms() {
        HttpResponse<String> json = export("?format=json&longer=PT1M");
        assertEquals("application/json", header(json, "Content-Type"));
        assertTrue(
                Json.parse(json.body()) instanceof Parsed.Valid<JsonNode>(JsonNode found)
                        && found.size() == 1
                        && found.path(0).path("name").asText().equals("slow"),
                json::body);
    }

    @Test
    void aFileIsRefusedForAFilterThatMakesNoSense() {
        HttpResponse<String> refused = export("?format=pdf&longer=long&status=ODD");
        assertEquals(400, refused.statusCode());
        for (String field : List.of("format", "longer", "status")) {
            assertTrue(refused.body().contains("\"field\":\"" + field + "\""), refused::body);
        }
    }

    /** What the tabs of all, of those that succeeded and of those that are pending say. */
    private static String counts(String query) {
        return Pattern.compile("(All|Succeeded|Pending) <span class=\"count\">([^<]*)</span>")
                .matcher(jobs(query))
                .results()
                .map(tab -> tab.group(1) + " " + tab.group(2))
                .collect(Collectors.joining(", "));
    }

    private static void began(UUID run, Duration late) {
        server.stores()
                .database()
                .each(sql -> sql.update(
                        "UPDATE ScheduleRun SET status = 'RUNNING', startedAt = plannedAt + INTERVAL ? MICROSECOND"
                                + " WHERE id = ?",
                        late.toMillis() * 1_000,
                        run));
    }

    private static String jobs(String query) {
        return Visitor.as(server, Role.VIEWER).get("/admin/jobs" + query).body();
    }

    private static HttpResponse<String> export(String query) {
        return server.open("GET", "/api/v1/jobs/export" + query, "", "Cookie", "hourhand=" + server.token(Role.VIEWER));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void took(UUID run, int position, Duration length) {
        server.stores()
                .database()
                .each(sql -> sql.update(
                        "UPDATE JobExecution SET status = 'SUCCEEDED', startedAt = UTC_TIMESTAMP(6), finishedAt ="
                                + " UTC_TIMESTAMP(6), durationMs = ? WHERE runId = ? AND position = ?",
                        length,
                        run,
                        position));
    }
}
