package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.json.Json;
import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import io.hourhand.wire.TriggerAnswer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages lead to what they are about, over the redirect, and nowhere else. */
class FlashLinkIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final FakeDaemon daemon = new FakeDaemon();
    private static final String NIGHTLY = "/admin/schedules?q=nightly";

    @BeforeAll
    static void aDaemon() {
        daemon.takeCharge(server.stores().workers());
        daemon.answers("/nudge/schedules", "");
    }

    @AfterAll
    static void end() {
        daemon.close();
    }

    @Test
    void aRunThatWasStartedLeadsBackToWhereItsButtonWas() {
        UUID run = Ids.next();
        daemon.answers("/nudge/triggers/", Json.write(TriggerAnswer.started(run)));
        HttpResponse<String> answer = press("starts");
        assertEquals(
                "/admin/runs/" + run, answer.headers().firstValue("Location").orElseThrow());
        assertTrue(
                shown(cookie(answer))
                        .contains("was started.</bdi> <a href=\"" + NIGHTLY + "\">Back to where you were</a>"),
                shown(cookie(answer)));
    }

    @Test
    void aRefusalLeadsToTheRunInTheWay() {
        UUID run = Ids.next();
        daemon.answers(
                "/nudge/triggers/", Json.write(TriggerAnswer.rejected("It goes on. In the way: run " + run + ".")));
        String said = shown(cookie(press("refused")));
        assertTrue(said.contains("was not started. It goes on.</bdi> <a href=\"/admin/runs/" + run), said);
        assertTrue(said.contains(">The run in the way</a>"), said);
    }

    @Test
    void aForgedMessageLeadsNowhereElse() {
        for (String path : new String[] {
            "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/a b", ""
        }) {
            String said = shown(forged("Click", path));
            assertTrue(said.contains("<bdi>Forged</bdi></p>"), said);
        }
        assertFalse(shown(forged("x".repeat(200), "/admin/jobs")).contains("xxx"));
        assertTrue(shown(forged("<b>Jobs</b>", "/admin/jobs?a=1&b=\"2")).contains("<bdi>Forged</bdi></p>"));
        assertTrue(shown(forged("<b>Jobs</b>", "/admin/jobs")).contains("&lt;b&gt;Jobs&lt;/b&gt;</a>"));
    }

    private static HttpResponse<String> press(String name) {
        String run = "/admin/schedules/" + Planned.schedule(server, name).id() + "/run";
        return operator().submit("/admin/schedules", run, "back", NIGHTLY);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static String forged(String words, String path) {
        String json = Json.write(Map.of("good", true, "text", "Forged", "link", words, "to", path));
        return "hourhand-flash="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(String cookie) {
        String page = operator().get("/admin/workers", cookie).body();
        int at = page.indexOf("id=\"flash\"");
        return page.substring(at, page.indexOf("<main", at));
    }

    private static Visitor operator() {
        return Visitor.as(server, Role.OPERATOR);
    }
}
