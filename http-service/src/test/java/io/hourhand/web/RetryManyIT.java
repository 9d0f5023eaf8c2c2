package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.Ids;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import io.hourhand.store.access.Role;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.run.TriggerStore.RetryFrom;
import io.hourhand.store.schedule.StoredSchedule;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many runs are done again from the list of jobs: asked about first, then done, and told what became of each. */
class RetryManyIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final FakeDaemon daemon = new FakeDaemon();
    private static final String LIST = "/admin/jobs";
    private static final String ASK = "/admin/jobs/retry";
    private static final Pattern FLASH = Pattern.compile("hourhand-flash=([^;]+)");

    private static @Nullable Samples made;

    @BeforeAll
    static void aDaemon() {
        made = Samples.inTheNameOf(daemon.takeCharge(server.stores().workers()), server.stores(), server.url());
        says("REJECTED", "No. In the way: run 1.");
        daemon.answers("/nudge/schedules", "");
    }

    @AfterAll
    static void end() {
        daemon.close();
    }

    @Test
    void thePageAsksWithTheCountAndWhatIsLeftOut() {
        UUID failed = failed(samples().schedule("asks"), "asks one");
        UUID good = ended(samples().schedule("was fine"), RunStatus.SUCCEEDED, "fine one");
        String page = get(ASK + "?run=" + failed + "&run=" + failed + "&run=" + good + "&run=" + Ids.next());
        assertTrue(page.contains("<h1>Run one run again?</h1>"), page);
        assertTrue(page.contains("<bdi>asks</bdi>"), page);
        assertTrue(page.contains("<li>1 is no longer there"), page);
        assertTrue(page.contains("<li>1 is neither failed nor abandoned"), page);
        assertEquals(0, triggers(failed));
    }

    /** They stand in the address of the question, beside what the list was narrowed to. */
    @Test
    void aWholePageOfRunsCanBeTicked() {
        String runs = IntStream.range(0, 50).mapToObj(n -> "&run=" + Ids.next()).collect(Collectors.joining());
        assertTrue(get(ASK + "?status=failed&name=" + "n".repeat(100) + runs).contains("50 are no longer there"));
    }

    @Test
    void allThatMatchAreThoseOfTheListThatFailedAndWereNotDoneAgain() {
        StoredSchedule schedule = samples().schedule("matches");
        UUID first = failed(schedule, "sought");
        samples().run(schedule, Optional.of(first));
        UUID older = failed(schedule, "sought");
        UUID second = failed(schedule, "sought");
        failed(samples().schedule("another name"), "not sought");
        assertTrue(get(LIST + "?name=sought").contains("/admin/jobs/retry?name=sought&amp;all=yes"));
        String page = get(ASK + "?name=sought&all=yes");
        assertTrue(page.contains("<h1>Run one run again?</h1>"), page);
        assertTrue(page.contains("name=\"runs\" value=\"" + second + "\""), page);
        assertTrue(page.contains("1 is of a schedule whose overlap rule lets only one run go on"), page);
        assertFalse(page.contains(older.toString()), page);
        assertTrue(get(ASK + "?name=sought&status=skipped&all=yes").contains("There is nothing to run again"));
    }

    @Test
    void aFormMakesTheRequestsOnceAndSaysWhatBecameOfThem() {
        UUID one = failed(samples().schedule("done 1"), "done");
        UUID two = failed(samples().schedule("done 2"), "done");
        UUID fine = ended(samples().schedule("done 3"), RunStatus.SUCCEEDED, "done");
        String runs = one + " " + two + " " + fine + " not-an-id " + "-".repeat(36);
        String page = ASK + "?run=" + one;
        HttpResponse<String> answer = operator()
                .submit(page, ASK, "runs", runs, "key", "once", "from", "start", "back", LIST + "?status=failed");
        assertEquals(303, answer.statusCode());
        assertEquals(
                LIST + "?status=failed", answer.headers().firstValue("Location").orElseThrow());
        String said = flash(answer);
        assertTrue(said.contains("2 not started: No. Left out: 1 is neither failed nor abandoned"), said);
        operator().submit(page, ASK, "runs", runs, "key", "once", "from", "start");
        assertEquals(1, triggers(one));
        assertEquals(1, triggers(two));
        assertEquals(0, triggers(fine));
    }

    @Test
    void aRunThatSomebodyHasAskedForIsNotAskedForAgainWhileTheRequestWaits() {
        StoredSchedule schedule = samples().schedule("waits");
        UUID run = failed(schedule, "waiting");
        server.stores()
                .triggers()
                .retry(schedule.id(), run, RetryFrom.FAILED, "a colleague", Optional.empty(), Instant.now());
        assertTrue(get(ASK + "?name=waiting&all=yes").contains("There is nothing to run again"));
        assertTrue(get(ASK + "?run=" + run).contains("<li>1 is asked for already"));
        String said = flash(operator().submit(LIST, ASK, "runs", run.toString(), "key", "again", "from", "failed"));
        assertTrue(said.contains("Nothing was started. Left out: 1 is asked for already"), said);
        assertEquals(1, triggers(run));
    }

    @Test
    void whyRunsAreKeptIsSaidInTheDaemonsOwnWords() {
        UUID run = failed(samples().schedule("drained"), "drained");
        says("QUEUED", "It starts when the daemon is resumed.");
        try {
            String said = flash(operator().submit(LIST, ASK, "runs", run.toString(), "key", "kept", "from", "failed"));
            assertTrue(said.contains("One run is kept: It starts when the daemon is resumed."), said);
        } finally {
            says("REJECTED", "No. In the way: run 1.");
        }
    }

    @Test
    void aMessageOfLettersThatTakeMoreBytesFitsIntoItsCookieToo() {
        UUID run = failed(samples().schedule("wide"), "wide");
        says("REJECTED", "\u5b9f".repeat(1_500));
        try {
            HttpResponse<String> answer =
                    operator().submit(LIST, ASK, "runs", run.toString(), "key", "wide", "from", "failed");
            assertTrue(flash(answer).contains("\u5b9f".repeat(800)), flash(answer));
            answer.headers().allValues("Set-Cookie").forEach(cookie -> assertTrue(cookie.length() < 4_096, cookie));
        } finally {
            says("REJECTED", "No. In the way: run 1.");
        }
    }

    @Test
    void aZoneThatIsNotKnownHereKeepsNoPageFromBeingShown() {
        StoredSchedule schedule = samples().schedule("on Mars");
        UUID run = failed(schedule, "zoned");
        zone(schedule, "Mars/Base");
        try {
            for (String path : List.of(ASK + "?run=" + run, LIST + "?name=zoned", "/admin/runs/" + run)) {
                assertEquals(200, operator().get(path).statusCode(), path);
            }
        } finally {
            zone(schedule, "UTC");
        }
    }

    private static void zone(StoredSchedule schedule, String name) {
        server.stores()
                .database()
                .each(sql -> sql.update("UPDATE Schedule SET timeZone = ? WHERE id = ?", name, schedule.id()));
    }

    @Test
    void nothingTickedIsSaidAndNothingIsStarted() {
        HttpResponse<String> answer = operator().get(ASK + "?status=failed");
        assertEquals(303, answer.statusCode());
        assertEquals(
                LIST + "?status=failed", answer.headers().firstValue("Location").orElseThrow());
        assertTrue(flash(answer).contains("No run was selected"), flash(answer));
    }

    @Test
    void aViewerIsOfferedNothingAndRefused() {
        UUID failed = failed(samples().schedule("not for viewers"), "viewed");
        Visitor viewer = Visitor.as(server, Role.VIEWER);
        assertFalse(viewer.get(LIST).body().contains("id=\"again\""));
        assertTrue(get(LIST).contains("id=\"again\""));
        assertEquals(403, viewer.get(ASK + "?run=" + failed).statusCode());
        assertEquals(
                403, viewer.post(ASK, "runs", failed.toString(), "key", "k").statusCode());
        assertEquals(0, triggers(failed));
    }

    private static void says(String status, String reason) {
        daemon.answers(
                "/nudge/triggers/", "{\"status\":\"" + status + "\",\"runId\":null,\"reason\":\"" + reason + "\"}");
    }

    private static Samples samples() {
        return Objects.requireNonNull(made);
    }

    private static UUID failed(StoredSchedule schedule, String job) {
        return ended(schedule, RunStatus.FAILED, job);
    }

    private static UUID ended(StoredSchedule schedule, RunStatus status, String job) {
        UUID run = samples().run(schedule);
        samples()
                .says(
                        new RunStore.RunImage(
                                run,
                                status,
                                Optional.of(Instant.now()),
                                Optional.of(Instant.now()),
                                1,
                                1,
                                Optional.empty()),
                        List.of(new RunStore.JobImage(
                                Ids.next(),
                                run,
                                3,
                                1,
                                job,
                                "sql",
                                1,
                                status == RunStatus.FAILED ? JobStatus.FAILED : JobStatus.SUCCEEDED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                        List.of());
        return run;
    }

    private static long triggers(UUID run) {
        return server.stores()
                .database()
                .each(sql -> sql.row(
                        "SELECT COUNT(*) AS found FROM ScheduleTrigger WHERE retryOfRunId = ?",
                        row -> row.number("found"),
                        run))
                .orElseThrow();
    }

    private static String flash(HttpResponse<String> answer) {
        Matcher cookie = FLASH.matcher(String.join(" ", answer.headers().allValues("Set-Cookie")));
        assertTrue(cookie.find(), () -> answer.headers().map().toString());
        return new String(Base64.getUrlDecoder().decode(cookie.group(1)), StandardCharsets.UTF_8);
    }

    private static Visitor operator() {
        return Visitor.as(server, Role.OPERATOR);
    }

    private static String get(String path) {
        return operator().get(path).body();
    }
}
