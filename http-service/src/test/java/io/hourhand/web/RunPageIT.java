package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.run.CancelStage;
import io.hourhand.run.Ids;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import io.hourhand.store.access.Role;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run's page and its JSON say while it is being ended, waits, was late, or was done again. */
class RunPageIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final Samples samples = Samples.inTheNameOf(Ids.next(), server.stores(), server.url());
    private final Instant soon = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void aCancelSaysWhatWasDoneAndWhatComesNextAndWhen() {
        UUID run = samples.run(samples.schedule("is cancelled"));
        say(run, RunStatus.RUNNING, List.of(), List.of(new RunStore.EndingImage(run, CancelStage.ASKED, soon)));
        assertEquals("ASKED", json(run).path("cancelStage").textValue());
        assertEquals(soon.toString(), json(run).path("cancelEndsBy").textValue());
        assertShows(
                run,
                "The job was asked to stop; if it has not ended, it will be interrupted at "
                        + soon.toString().substring(11, 19) + ".");
        say(run, RunStatus.RUNNING, List.of(), List.of(new RunStore.EndingImage(run, CancelStage.KILLED, soon)));
        assertShows(run, "child processes were killed; if it has not ended, it will be given up at ");
        say(run, RunStatus.ABANDONED, List.of(), List.of());
        assertEquals("ABANDONED", json(run).path("cancelStage").textValue());
        assertFalse(page(run).contains("will be given up"));
    }

    @Test
    void aCancelThatNoDaemonHasHeardOfIsShownAsNoted() {
        UUID run = samples.run(samples.schedule("noted"));
        server.stores().runs().requestCancel(run, "somebody", Instant.now());
        assertShows(run, "The cancel is noted; the daemon tells the job as soon as it has heard of it.");
    }

    @Test
    void anAttemptThatWaitsSaysWhichItIsAndUntilWhen() {
        UUID run = samples.run(samples.schedule("tries again"));
        say(
                run,
                RunStatus.RUNNING,
                List.of(
                        job(run, 1, JobStatus.FAILED, Optional.empty()),
                        job(run, 2, JobStatus.PENDING, Optional.of(soon))),
                List.of());
        assertShows(run, "Waits for attempt 2 of 3 at " + soon.toString().substring(11, 19));
    }

    @Test
    void attemptsAreToldInWordsWithTheirTimesAndTheWaitsBetween() {
        UUID run = samples.run(samples.schedule("in words"));
        Instant first = soon.truncatedTo(ChronoUnit.MINUTES).plusSeconds(1);
        say(
                run,
                RunStatus.RUNNING,
                List.of(
                        attempt(run, 1, JobStatus.FAILED, first, 2_100),
                        attempt(run, 2, JobStatus.SUCCEEDED, first.plusMillis(12_100), 700)),
                List.of());
        String page = page(run);
        String text = page.replaceAll("(?s)<svg.*?</svg>", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
        String began = first.toString().substring(11, 19);
        String again = first.plusSeconds(12).toString().substring(11, 19);
        assertTrue(text.matches("(?s).*1 Failed ?began \\S+ " + began + ", took 2.1 s ?Failed for a reason.*"), text);
        assertTrue(text.contains(again + ", after a wait of 10.0 s, took 700 ms"), text);
        assertTrue(text.matches(".*Pending ?has not begun.*"), text);
        assertTrue(page.contains(again + " after a wait of 10.0 s, took 700 ms</title>"), page);
    }

    @Test
    void ofManyAttemptsTheLastAreToldAndTheListOfJobsHasTheOthers() {
        UUID run = samples.run(samples.schedule("tries often"));
        say(
                run,
                RunStatus.RUNNING,
                IntStream.rangeClosed(1, 25)
                        .mapToObj(number -> attempt(run, number, JobStatus.FAILED, soon.plusSeconds(number), 100))
                        .toList(),
                List.of());
        String page = page(run);
        assertTrue(
                page.contains("The last 20 of 25. <a href=\"/admin/jobs?name=one&amp;schedule=tries+often\">"), page);
        assertFalse(page.contains("<title>Attempt 5: "), page);
        assertEquals(20, page.split("<title>Attempt ", -1).length - 1);
        assertTrue(page.contains("<li><span class=\"hush\">6</span>"), page);
        assertFalse(page.contains("<li><span class=\"hush\">5</span>"), page);
    }

    @Test
    void aRunAndTheOneThatDoesItAgainNameEachOther() {
        StoredSchedule schedule = samples.schedule("done again");
        UUID first = samples.run(schedule);
        samples.status(first, RunStatus.FAILED, Instant.now());
        UUID again = samples.run(schedule, Optional.of(first));
        assertShows(first, "Done again by</dt><dd><a href=\"/admin/runs/" + again + "\">a later run</a>");
        assertShows(again, "of <a href=\"/admin/runs/" + first + "\">an earlier run</a>");
        assertEquals(
                again.toString(), json(first).path("retriedByRunIds").path(0).textValue());
        assertEquals(first.toString(), json(again).path("retryOfRunId").textValue());
    }

    @Test
    @Tag("faults-row-66")
    void aRunThatBeganLateSaysByHowMuchAndTheMetricsDoToo() {
        UUID run = samples.run(samples.schedule("late"));
        Instant planned = Instant.parse(json(run).path("plannedAt").textValue());
        samples.says(
                new RunStore.RunImage(
                        run,
                        RunStatus.RUNNING,
                        Optional.of(planned.plus(Duration.ofSeconds(754))),
                        Optional.empty(),
                        0,
                        0,
                        Optional.empty()),
                List.of(),
                List.of());
        assertEquals(754_000, json(run).path("latenessMs").longValue());
        assertShows(run, "12 min 34 s late");
        String metrics = server.as(Role.VIEWER, "GET", "/metrics").body();
        assertTrue(metrics.contains("hourhand_run_lateness_seconds_max 754.0\n"), metrics);
        assertTrue(metrics.matches("(?s).*hourhand_runs_late [1-9].*"), metrics);
    }

    private void say(UUID run, RunStatus status, List<RunStore.JobImage> jobs, List<RunStore.EndingImage> endings) {
        samples.says(
                new RunStore.RunImage(
                        run, status, Optional.of(Instant.now()), Optional.empty(), 0, 0, Optional.empty()),
                jobs,
                endings);
    }

    private static RunStore.JobImage job(UUID run, int attempt, JobStatus status, Optional<Instant> startsAt) {
        return new RunStore.JobImage(
                Ids.next(),
                run,
                1,
                attempt,
                "one",
                "sql",
                3,
                status,
                startsAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static RunStore.JobImage attempt(UUID run, int number, JobStatus status, Instant start, long millis) {
        return new RunStore.JobImage(
                Ids.next(),
                run,
                1,
                number,
                "one",
                "sql",
                3,
                status,
                Optional.empty(),
                Optional.of(start),
                Optional.of(start.plusMillis(millis)),
                status == JobStatus.FAILED ? Optional.of("Failed for a reason\nand more") : Optional.empty(),
                Optional.empty());
    }

    private static void assertShows(UUID run, String text) {
        String page = page(run);
        assertTrue(page.contains(text), page);
    }

    private static String page(UUID run) {
        return Visitor.as(server, Role.OPERATOR).get("/admin/runs/" + run).body();
    }

    private static JsonNode json(UUID run) {
        return Json.read(server.as(Role.VIEWER, "GET", "/api/v1/runs/" + run).body(), JsonNode.class);
    }
}
