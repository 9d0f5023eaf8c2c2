package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.schedule.StoredSchedule;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages as a browser without scripts sees them. */
class PagesIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final String EVIL = "<script>alert(1)</script>\" onmouseover='x' \u202egnp.exe\u200b &amp;";

    @Test
    void aStrangerIsSentToTheLoginAndFromThereToWhatTheyWanted() {
        HttpResponse<String> sent = Visitor.nobody(server).get("/admin/schedules?state=on");
        assertEquals(303, sent.statusCode());
        assertEquals("/login?next=%2Fadmin%2Fschedules%3Fstate%3Don", header(sent, "Location"));
        HttpResponse<String> in = login("next", "/admin/schedules?state=on");
        assertEquals(303, in.statusCode());
        assertEquals("/admin/schedules?state=on", header(in, "Location"));
        assertTrue(header(in, "Set-Cookie").contains("HttpOnly; SameSite=Lax"));
    }

    @Test
    void theLoginLeadsToNoOtherServer() {
        for (String elsewhere : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x")) {
            assertEquals("/", header(login("next", elsewhere), "Location"), elsewhere);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailAreToldInTheSameWords() {
        Visitor visitor = Visitor.nobody(server);
        String wrong = visitor.post("/login", "email", "nobody@example.org", "password", "x")
                .body();
        assertTrue(wrong.contains("The email or the password is wrong."));
        assertTrue(wrong.contains("value=\"nobody@example.org\""));
        assertFalse(wrong.contains("value=\"x\""));
    }

    @Test
    void everyPageSaysWhatItIsAndLetsNoForeignScriptIn() {
        StoredSchedule schedule = schedule("every page");
        assertAll(Stream.of(
                        "/",
                        "/admin/schedules",
                        "/admin/schedules/new",
                        "/admin/schedules/" + schedule.id(),
                        "/admin/schedules/" + schedule.id() + "/edit",
                        "/admin/schedules/" + schedule.id() + "/delete",
                        "/admin/jobs",
                        "/admin/users",
                        "/admin/workers")
                .map(path -> () -> {
                    HttpResponse<String> page = Visitor.as(server, Role.ADMIN).get(path);
                    assertEquals(200, page.statusCode(), path);
                    assertTrue(page.body().contains("<h1>"), path);
                    assertTrue(page.body().contains("aria-current=\"page\""), path);
                    assertFalse(page.body().matches("(?s).*<[^>]+ (style|on[a-z]+)=.*"), path);
                    assertFalse(page.body().matches("(?s).*<script(?! src=).*"), path);
                    assertEquals("no-store", header(page, "Cache-Control"), path);
                    assertTrue(header(page, "Content-Security-Policy").contains("default-src 'self'"), path);
                    assertFalse(header(page, "Content-Security-Policy").contains("unsafe"), path);
                }));
    }

    @Test
    @Tag("faults-row-41")
    void namesAreShownAsTheyAreAndDoNothing() {
        StoredSchedule schedule = schedule(EVIL);
        for (String path : List.of(
                "/admin/schedules",
                "/admin/schedules/" + schedule.id(),
                "/admin/schedules/" + schedule.id() + "/edit",
                "/admin/schedules?q=%3Cscript%3E%22%20onx%3D")) {
            String page = Visitor.as(server, Role.ADMIN).get(path).body();
            assertFalse(page.contains("<script>alert"), path);
            assertFalse(page.matches("(?s).*<[^>]+\" on(mouseover|x)=.*"), path);
        }
    }

    @Test
    void howPagesFollowIsChosenByAFormAndWorksWithoutScriptsWhereNobodyTypes() {
        Visitor visitor = Visitor.as(server, Role.ADMIN);
        String kept =
                visitor.post("/preferences", "refresh", "15", "back", "/").headers().allValues("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith("hourhand-refresh=15;"))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(";.*", "");
        String reload = "<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>";
        assertTrue(asked("/", kept).contains(reload));
        assertTrue(asked(Role.VIEWER, "/admin/workers", kept).contains(reload));
        assertFalse(asked("/admin/workers", kept).contains(reload), "the reason of a drain is typed there");
        assertFalse(asked(Role.VIEWER, "/admin/jobs", kept).contains(reload), "filters are typed there");
        assertTrue(asked("/admin/jobs", kept).contains("data-refresh=\"15\""));
        assertFalse(asked("/admin/schedules/new", kept).contains(reload));
        Samples samples = Samples.inTheNameOf(Ids.next(), server.stores(), server.url());
        String run = "/admin/runs/" + samples.run(samples.schedule("reloads " + Ids.next()));
        assertTrue(asked(run, kept).contains(reload));
        assertFalse(asked(run + "?find=line", kept).contains(reload), "what was found is read there");
        assertFalse(asked("/", "hourhand-refresh=1").contains("http-equiv"));
        assertTrue(asked("/admin/jobs", "hourhand-refresh=1").contains("data-refresh=\"live\""));
    }

    private static String asked(String path, String cookie) {
        return asked(Role.ADMIN, path, cookie);
    }

    private static String asked(Role role, String path, String cookie) {
        String login = "hourhand=" + server.token(role);
        return server.open("GET", path, "", "Cookie", login + "; " + cookie, "Accept", "text/html")
                .body();
    }

    @Test
    void aNameOfAHundredLettersFitsIn() {
        schedule("x".repeat(100));
        assertTrue(Visitor.as(server, Role.VIEWER)
                .get("/admin/schedules")
                .body()
                .contains("<bdi>" + "x".repeat(100) + "</bdi>"));
    }

    @Test
    void aFormWithoutItsTokenOrFromElsewhereChangesNothing() {
        StoredSchedule schedule = schedule("guarded");
        String toggle = "/admin/schedules/" + schedule.id() + "/enabled";
        Visitor visitor = Visitor.as(server, Role.OPERATOR);
        assertEquals(403, visitor.post(toggle, "enabled", "true").statusCode());
        assertEquals(
                403,
                visitor.postFrom("https://evil.example", toggle, "enabled", "true")
                        .statusCode());
        assertFalse(enabled(schedule));
    }

    @Test
    void theSwitchWorksByAFormAndSaysSo() {
        StoredSchedule schedule = schedule("switched");
        Visitor visitor = Visitor.as(server, Role.OPERATOR);
        HttpResponse<String> sent =
                visitor.submit("/admin/schedules", "/admin/schedules/" + schedule.id() + "/enabled", "enabled", "true");
        assertEquals(303, sent.statusCode());
        assertEquals("/admin/schedules", header(sent, "Location"));
        assertTrue(enabled(schedule));
    }

    @Test
    void pressedTwiceRunNowIsOneRequest() {
        StoredSchedule schedule = schedule("pressed twice");
        Visitor visitor = Visitor.as(server, Role.OPERATOR);
        String run = "/admin/schedules/" + schedule.id() + "/run";
        visitor.submit("/admin/schedules", run, "key", "as the page had it");
        visitor.submit("/admin/schedules", run, "key", "as the page had it");
        assertEquals(
                1L,
                server.stores()
                        .database()
                        .each(sql -> sql.row(
                                "SELECT COUNT(*) AS found FROM ScheduleTrigger WHERE scheduleId = ?",
                                row -> row.number("found"),
                                schedule.id()))
                        .orElseThrow());
    }

    @Test
    void aViewerSeesNoButtonsThatAreNotForThem() {
        StoredSchedule schedule = schedule("looked at");
        Visitor viewer = Visitor.as(server, Role.VIEWER);
        String page = viewer.get("/admin/schedules/" + schedule.id()).body();
        assertFalse(page.contains("Run Now</button>"));
        assertFalse(page.contains("/edit\""));
        assertEquals(403, viewer.get("/admin/schedules/new").statusCode());
    }

    @Test
    void pagesThatAreNotThereHelp() {
        HttpResponse<String> page = Visitor.as(server, Role.VIEWER).get("/admin/runs/" + UUID.randomUUID());
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("There is nothing here"));
        assertTrue(page.body().contains("href=\"/admin/schedules\""));
        assertEquals(404, Visitor.nobody(server).get("/nothing").statusCode());
    }

    @Test
    void aRunShowsItsJobsAndItsLinesAndTheyAreInert() {
        UUID worker = Ids.next();
        Samples samples = Samples.inTheNameOf(worker, server.stores(), server.url());
        UUID run = samples.run(schedule("with a run"));
        UUID job = server.stores().jobs().ofRun(run).getFirst().id();
        samples.lines(
                run,
                List.of(
                        new LogStore.Line(1, job, server.clock().instant(), EVIL + " \u001b[31mred\u001b[0m \u0007"),
                        new LogStore.Line(2, job, server.clock().instant(), "y".repeat(5_000))));
        HttpResponse<String> page = Visitor.as(server, Role.VIEWER).get("/admin/runs/" + run);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("0 of 2 jobs done"), page.body());
        assertFalse(page.body().contains("<script>alert"));
        assertTrue(page.body().contains("&lt;script&gt;alert(1)"));
        assertTrue(page.body().contains(" red \ufffd</span>"));
        assertTrue(page.body().contains("1000 more characters, in the raw log"));
        assertTrue(page.body().contains("logs/stream?events=true&amp;beats=true&amp;after=2"));
    }

    @Test
    void themeAndZoneAreRememberedAndNothingElseIsTaken() {
        HttpResponse<String> kept = Visitor.nobody(server)
                .post(
                        "/preferences",
                        "theme",
                        "dark",
                        "zone",
                        "browser",
                        "browserZone",
                        "Europe/Berlin",
                        "back",
                        "//evil");
        assertEquals("/", header(kept, "Location"));
        List<String> cookies = kept.headers().allValues("Set-Cookie");
        assertTrue(cookies.stream().anyMatch(cookie -> cookie.startsWith("hourhand-theme=dark;")), cookies::toString);
        assertTrue(
                cookies.stream().anyMatch(cookie -> cookie.startsWith("hourhand-zone=Europe.Berlin;")),
                cookies::toString);
        HttpResponse<String> page = server.open("GET", "/login", "", "Cookie", "hourhand-theme=\"><script>");
        assertTrue(page.body().contains("data-theme=\"system\""));
    }

    @Test
    void filesAreKeptForEverByTheirHashedNames() {
        String page = Visitor.nobody(server).get("/login").body();
        String path = page.replaceFirst("(?s).*href=\"(/static/app\\.[0-9a-f]{8}\\.css)\".*", "$1");
        HttpResponse<String> css = server.open("GET", path);
        assertEquals(200, css.statusCode());
        assertEquals("public, max-age=31536000, immutable", header(css, "Cache-Control"));
    }

    private static HttpResponse<String> login(String... more) {
        String[] fields = Stream.concat(
                        Stream.of("email", TestServer.EMAIL, "password", TestServer.PASSWORD), Stream.of(more))
                .toArray(String[]::new);
        return Visitor.nobody(server).post("/login", fields);
    }

    private static StoredSchedule schedule(String name) {
        return Planned.schedule(server, name);
    }

    private static boolean enabled(StoredSchedule schedule) {
        return server.stores()
                .schedules()
                .find(schedule.id())
                .orElseThrow()
                .definition()
                .enabled();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
