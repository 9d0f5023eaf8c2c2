package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.run.DrainOrder;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The daemon is drained and resumed, by its page and by the API, and every page says so. */
class DrainPageIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final FakeDaemon daemon = new FakeDaemon();
    private static final String PAGE = "/admin/workers";
    private static UUID worker = new UUID(0, 0);

    @BeforeAll
    static void aDaemon() {
        worker = daemon.takeCharge(server.stores().workers());
        daemon.answers("/nudge/", "");
    }

    @AfterAll
    static void end() {
        daemon.close();
    }

    @AfterEach
    void resumed() {
        server.stores().drains().resume("test", server.clock().instant());
    }

    @Test
    void theFormDrainsItTellsItAndEveryPageSaysWhoAndWhy() throws Exception {
        long told = nudges();
        HttpResponse<String> answer = operator().submit(PAGE, PAGE + "/drain", "reason", "new <disks>");
        assertEquals(303, answer.statusCode());
        Eventually.holds(() -> nudges() == told + 1);
        String page = page(PAGE);
        assertTrue(page.contains("The daemon has not heard of it yet"), page);
        assertTrue(page("/admin/jobs").contains("The daemon is drained by operator@example.org: new &lt;disks&gt;."));
        DrainOrder order = server.stores().drains().lasting().orElseThrow();
        server.stores().drains().heard(order.id(), worker);
        assertTrue(page(PAGE).contains("Drained: nothing is running."));
        assertTrue(
                page("/").matches("(?s).*<p class=\"tile warn\">.{0,300}Drained</p>.*"),
                "nothing starts, so not Running");
        assertTrue(metrics().contains("hourhand_daemon_drained 1\n"));
        assertTrue(TestServer.json(server.open("GET", "/health/daemon"))
                .path("drained")
                .booleanValue());
        assertEquals(303, operator().submit(PAGE, PAGE + "/resume").statusCode());
        Eventually.holds(() -> nudges() == told + 2);
        assertFalse(page(PAGE).contains("Drained by"));
        assertTrue(metrics().contains("hourhand_daemon_drained 0\n"));
        assertEquals(2, audited(order.id()));
    }

    @Test
    void aDrainNeedsAReason() {
        assertEquals(
                303, operator().submit(PAGE, PAGE + "/drain", "reason", "  ").statusCode());
        assertTrue(server.stores().drains().lasting().isEmpty());
        assertEquals(400, api("POST", "/drain", "{}").statusCode());
    }

    @Test
    void theApiDrainsAndResumesOnce() {
        JsonNode drained = TestServer.json(api("POST", "/drain", "{\"reason\":\"new disks\"}"));
        assertTrue(drained.path("drained").booleanValue(), drained::toString);
        assertFalse(drained.path("heard").booleanValue(), drained::toString);
        assertEquals("new disks", drained.path("reason").textValue());
        assertEquals(409, api("POST", "/drain", "{\"reason\":\"again\"}").statusCode());
        assertFalse(TestServer.json(api("POST", "/resume", "")).path("drained").booleanValue());
        assertEquals(409, api("POST", "/resume", "").statusCode());
    }

    @Test
    void whatIsAskedForHasNoTimeByWhichItStarts() {
        String run = "/api/v1/schedules/" + Planned.schedule(server, "waits").id() + "/run";
        assertTrue(TestServer.json(server.as(Role.OPERATOR, "POST", run)).hasNonNull("startsBy"));
        server.stores().drains().drain("test", "disks", server.clock().instant());
        JsonNode answer = TestServer.json(server.as(Role.OPERATOR, "POST", run));
        assertEquals("QUEUED", answer.path("status").textValue());
        assertTrue(answer.path("startsBy").isNull(), answer::toString);
    }

    @Test
    void aViewerSeesItAndMayNot() {
        Visitor viewer = Visitor.as(server, Role.VIEWER);
        assertFalse(viewer.get(PAGE).body().contains("Drain the daemon"));
        assertEquals(403, viewer.post(PAGE + "/drain", "reason", "mine").statusCode());
        assertTrue(server.stores().drains().lasting().isEmpty());
    }

    @Test
    void aBannerThatIsDismissedComesBackIfItIsStillTrueAndANewOneIsShownAtOnce() {
        server.stores().drains().drain("test", "disks", server.clock().instant());
        String key =
                "drained-" + server.stores().drains().lasting().orElseThrow().id();
        HttpResponse<String> answer =
                operator().submit("/admin/jobs", "/banners", "banner", key, "back", "/admin/jobs");
        assertEquals("/admin/jobs", answer.headers().firstValue("Location").orElseThrow());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        assertFalse(with(cookie).contains("The daemon is drained by"));
        server.clock().pass(Duration.ofMinutes(16));
        assertTrue(with(cookie).contains("The daemon is drained by"));
        server.clock().pass(Duration.ofMinutes(-16));
        server.stores().drains().resume("test", server.clock().instant());
        server.stores().drains().drain("test", "again", server.clock().instant());
        assertTrue(with(cookie).contains("The daemon is drained by"));
    }

    @Test
    void theDoctorAsksTheDaemonAndSaysWhatToDo() {
        daemon.answers("/metrics", "hourhand_daemon_spool_free_bytes 1000\n");
        String page = page(PAGE + "/doctor");
        assertTrue(page.contains("Something does not work"), page);
        assertTrue(page.contains("The daemon answers at http://127.0.0.1:"), page);
        assertTrue(page.contains("What to do: Make room on that disk"), page);
        daemon.answers("/metrics", "hourhand_daemon_spool_free_bytes 1000000000\n");
        assertTrue(page(PAGE + "/doctor").contains("What is needed works"));
    }

    private static String with(String cookie) {
        return server.open(
                        "GET",
                        "/admin/jobs",
                        "",
                        "Cookie",
                        "hourhand=" + server.token(Role.OPERATOR) + "; " + cookie,
                        "Accept",
                        "text/html")
                .body();
    }

    private static long audited(UUID subject) {
        return server.stores()
                .database()
                .each(sql -> sql.row(
                        "SELECT COUNT(*) AS found FROM AuditEvent WHERE subjectId = ?",
                        row -> row.number("found"),
                        subject))
                .orElseThrow();
    }

    private static long nudges() {
        return daemon.asked().stream()
                .filter(asked -> asked.equals("POST /nudge/schedules"))
                .count();
    }

    private static String metrics() {
        return server.as(Role.VIEWER, "GET", "/metrics").body();
    }

    private static HttpResponse<String> api(String method, String path, String body) {
        return server.as(Role.OPERATOR, method, "/api/v1/daemon" + path, body);
    }

    private static Visitor operator() {
        return Visitor.as(server, Role.OPERATOR);
    }

    private static String page(String path) {
        return operator().get(path).body();
    }
}
