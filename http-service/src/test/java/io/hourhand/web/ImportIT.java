package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.Ids;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.access.Role;
import io.hourhand.store.charge.WorkerStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A crontab that is pasted into the page, as a browser without scripts does it. */
class ImportIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final String PATH = "/admin/schedules/import";

    @BeforeEach
    void aDaemonThatMayRunPrograms() {
        daemon(Optional.of(true));
    }

    @Test
    void eachLineIsShownAsTheScheduleThatItBecomesAndNothingIsMadeYet() {
        String page = send(
                        "look",
                        "MAILTO=me@example.org\nCRON_TZ=Europe/Berlin\n30 2 * * * /opt/shown.sh\n61 * * * * no\n")
                .body();
        assertTrue(page.contains("At 02:30 every day · <span class=\"zone\">Europe/Berlin</span>"), page);
        assertTrue(page.contains("Line 4, character 1"), page);
        assertTrue(page.contains("<code>MAILTO</code>"), page);
        assertTrue(page.contains("Make this schedule</button>"), page);
        assertTrue(page.contains("61 * * * * no"), "what was pasted is kept");
        assertTrue(server.stores().schedules().findByName("shown.sh").isEmpty());
    }

    @Test
    void whatWasSeenIsMadeAndIsOffAndHasNamesOfItsOwn() {
        Planned.schedule(server, "made.sh --all");
        HttpResponse<String> made = send(
                "create", "# All of it\nPATH=/opt/bin\n0 5 * * * /opt/made.sh --all\n@daily made.sh --all\nnonsense\n");
        assertEquals(303, made.statusCode(), made::body);
        assertEquals(
                "/admin/schedules?tag=old",
                made.headers().firstValue("Location").orElse(""));
        ScheduleDefinition first = found("made.sh --all 2");
        assertFalse(first.enabled());
        assertEquals(List.of("crontab", "old"), first.tags());
        assertEquals("command", first.jobs().getFirst().type());
        assertEquals(
                "{\"argv\":[\"/bin/sh\",\"-c\",\"/opt/made.sh --all\"],\"environment\":{\"PATH\":\"/opt/bin\"}}",
                first.jobs().getFirst().config());
        assertEquals(Duration.ofHours(2), first.jobs().getFirst().timeout());
        assertEquals("Europe/Paris", first.timeZone().getId());
        found("made.sh --all 3");
    }

    @Test
    void whatIsWrongBesideTheLinesStandsAtItsFieldAndNothingIsMade() {
        Visitor admin = Visitor.as(server, Role.ADMIN);
        HttpResponse<String> page = admin.submit(
                PATH,
                PATH,
                "do",
                "create",
                "crontab",
                "@daily field.sh",
                "timeZone",
                "Mars",
                "timeout",
                "soon",
                "tags",
                "-");
        assertEquals(400, page.statusCode());
        assertEquals(3, page.body().split("aria-invalid=\"true\"", -1).length - 1, page.body());
        assertTrue(server.stores().schedules().findByName("field.sh").isEmpty());
        assertTrue(send("look", "# only a comment").body().contains("There is no line with a time"));
    }

    @Test
    void aLogThatIsPastedByMistakeIsToldInAFewLines() {
        String page = send("look", "12:00 error\n".repeat(60)).body();
        assertTrue(page.contains("60 lines cannot be read"), page);
        assertTrue(page.contains("<li>and 10 more</li>"), page);
        assertEquals(50, page.split("12:00 error</bdi>", -1).length - 1, page);
        String cut = send("look", "x".repeat(299) + "\ud83d\ude00 is no time").body();
        assertTrue(cut.contains("x".repeat(299) + "…"), "cut between letters");
        String refused = send("look", "#\n".repeat(2_001)).body();
        assertTrue(refused.contains("Is longer than 2000 lines"), refused);
    }

    @Test
    void whereProgramsMayNotRunNothingIsImported() {
        daemon(Optional.of(false));
        String page = Visitor.as(server, Role.ADMIN).get(PATH).body();
        assertTrue(page.contains("COMMAND_JOBS=true"), page);
        assertFalse(page.contains("<textarea"), page);
        HttpResponse<String> refused = Visitor.as(server, Role.ADMIN)
                .submit(
                        "/admin/schedules",
                        PATH,
                        "do",
                        "create",
                        "crontab",
                        "@daily not.sh",
                        "timeZone",
                        "UTC",
                        "timeout",
                        "PT1H");
        assertEquals(409, refused.statusCode());
        assertTrue(server.stores().schedules().findByName("not.sh").isEmpty());
        assertEquals(403, Visitor.as(server, Role.OPERATOR).get(PATH).statusCode());
    }

    @Test
    void onlyWhatWasSeenIsMadeAndAFormThatIsSentTwiceMakesItOnce() {
        String plan = plan(send("look", "@daily once.sh").body());
        assertEquals(303, send("create", "@daily once.sh", plan).statusCode());
        HttpResponse<String> again = send("create", "@daily once.sh", plan);
        assertEquals(409, again.statusCode());
        assertTrue(again.body().contains("Becomes something else than you saw"), again.body());
        assertTrue(server.stores().schedules().findByName("once.sh 2").isEmpty());
        assertEquals(409, send("create", "@hourly once.sh", plan(again.body())).statusCode(), "the text is another");
        assertEquals(303, send("create", "@daily once.sh", plan(again.body())).statusCode());
        found("once.sh 2");
    }

    private static String plan(String page) {
        return page.replaceFirst("(?s).*name=\"plan\" value=\"([0-9a-f]+)\".*", "$1");
    }

    private static HttpResponse<String> send(String button, String crontab) {
        return send(
                button,
                crontab,
                button.equals("create") ? plan(send("look", crontab).body()) : "");
    }

    private static HttpResponse<String> send(String button, String crontab, String plan) {
        return Visitor.as(server, Role.ADMIN)
                .submit(
                        PATH,
                        PATH,
                        "do",
                        button,
                        "crontab",
                        crontab,
                        "timeZone",
                        "Europe/Paris",
                        "timeout",
                        "PT2H",
                        "tags",
                        "old crontab",
                        "plan",
                        plan);
    }

    private static ScheduleDefinition found(String name) {
        return server.stores().schedules().findByName(name).orElseThrow().definition();
    }

    private static void daemon(Optional<Boolean> commandJobs) {
        server.stores()
                .workers()
                .register(
                        new WorkerStore.Registration(
                                Ids.next(),
                                "test",
                                1,
                                "test",
                                "http://127.0.0.1:1",
                                "key",
                                Duration.ofMinutes(1),
                                Duration.ofHours(1),
                                commandJobs),
                        WorkerStatus.STANDBY);
    }
}
