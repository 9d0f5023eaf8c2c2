package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.policy.OwnRetention;
import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import io.hourhand.store.schedule.StoredSchedule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the list of schedules says of each, and what it offers where there is none. */
class SchedulesPageIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void aPauseIsToldWithWhoAndWhy() {
        String id = Planned.schedule(server, "paused").id().toString();
        server.as(Role.ADMIN, "PATCH", "/api/v1/schedules/" + id, "{\"enabled\":true}");
        server.as(Role.OPERATOR, "POST", "/api/v1/schedules/" + id + "/pause", "{\"reason\":\"<b>Stock-taking\"}");
        String page = page("?state=paused");
        assertTrue(page.contains("by <bdi>operator@example.org</bdi>, <time class=\"exact\""), page);
        assertTrue(page.contains(": <bdi>&lt;b&gt;Stock-taking</bdi>"), page);
        assertFalse(page("?state=paused&q=nothing").contains("Stock-taking"));
    }

    @Test
    void runNowSaysWhyItCannotBePressed() {
        Samples samples = Samples.inTheNameOf(Ids.next(), server.stores(), server.url());
        StoredSchedule schedule = samples.schedule("busy");
        samples.run(schedule);
        String page = page("?q=busy");
        assertTrue(page.contains("type=\"submit\" disabled aria-describedby=\"w-" + schedule.id() + "\""), page);
        assertTrue(page.contains("no two may overlap</span>"), page);
    }

    @Test
    void aFormBeginsWithTheSampleOrAsACopy() {
        String sample = form("?sample=yes");
        assertTrue(sample.contains("value=\"My first schedule\""), sample);
        assertTrue(sample.contains("SELECT UTC_TIMESTAMP()"), sample);
        StoredSchedule schedule = Planned.schedule(server, "copied");
        server.stores()
                .retention()
                .save(
                        schedule.id(),
                        Optional.empty(),
                        new OwnRetention(Optional.of(7), Optional.empty(), Optional.empty()),
                        "ada",
                        server.clock().instant());
        String copy = form("?from=" + schedule.id());
        assertTrue(copy.contains("value=\"copied (copy)\""), copy);
        assertTrue(copy.contains("name=\"version\" value=\"\""), copy);
        assertTrue(copy.contains("name=\"keepDays\" type=\"text\" value=\"7\""), copy);
        assertEquals(
                400,
                Visitor.as(server, Role.ADMIN)
                        .get("/admin/schedules/new?from=x")
                        .statusCode());
        assertTrue(Visitor.as(server, Role.VIEWER)
                .get("/admin/schedules/" + schedule.id())
                .body()
                .contains("<li>Its runs stay 7 days.</li>"));
    }

    private static String page(String query) {
        return Visitor.as(server, Role.OPERATOR).get("/admin/schedules" + query).body();
    }

    private static String form(String query) {
        return Visitor.as(server, Role.ADMIN)
                .get("/admin/schedules/new" + query)
                .body();
    }
}
