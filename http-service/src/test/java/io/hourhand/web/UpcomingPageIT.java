package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.store.access.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes up within a day, and what the page says where nothing does, or where nothing of it will start. */
class UpcomingPageIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final String PAGE = "/admin/schedules/upcoming";

    @BeforeEach
    void noSchedule() {
        for (String table : new String[] {"Schedule", "DaemonDrain"}) {
            server.stores().database().each(sql -> sql.update("DELETE FROM " + table));
        }
    }

    @Test
    void firingsOfAllSchedulesThatAreOnAreMergedByTime() {
        schedule("each half past", "30 * * * *", "UTC", true);
        schedule("once in Paris", "0 3 * * *", "Europe/Paris", true);
        schedule("switched off", "* * * * *", "UTC", false);
        String page = page();
        assertEquals(25, page.split("<tr id=\"u-", -1).length - 1, page);
        assertTrue(page.contains("<bdi>once in Paris</bdi>"), page);
        assertTrue(page.matches("(?s).*0?3:00 <span class=\"off-utc\">UTC\\+[12]</span>.*"), page);
        assertFalse(page.contains("<bdi>switched off</bdi>"), page);
        assertTrue(page.contains("1 schedule is <a href=\"/admin/schedules?state=off\">off</a>"), page);
        assertTrue(get("/admin/schedules").contains("href=\"" + PAGE + "\""));
        assertTrue(get("/").contains("href=\"" + PAGE + "\""));
    }

    @Test
    void whatIsMoreThanAPageHoldsIsSaid() {
        schedule("each minute", "* * * * *", "UTC", true);
        String page = page();
        assertEquals(200, page.split("<tr id=\"u-", -1).length - 1);
        assertTrue(page.contains("These are the first 200."), page);
    }

    @Test
    void aPauseALateSlotAndADrainAreSaidInWords() {
        String paused = schedule("paused", "30 * * * *", "UTC", true);
        server.as(Role.ADMIN, "POST", "/api/v1/schedules/" + paused + "/pause", "{\"reason\":\"new disks\"}");
        schedule("late", "15 * * * *", "UTC", true);
        server.stores()
                .database()
                .each(sql ->
                        sql.update("UPDATE Schedule SET nextDueAt = nextDueAt - INTERVAL 3 HOUR WHERE name = 'late'"));
        server.as(Role.ADMIN, "POST", "/api/v1/daemon/drain", "{\"reason\":\"maintenance\"}");
        String page = page();
        assertTrue(page.contains("Paused: it will be skipped"), page);
        assertTrue(page.contains("Late by "), page);
        assertTrue(page.contains("The daemon is drained: nothing of this starts until it is resumed."), page);
    }

    @Test
    void whereNothingComesUpThePageSaysWhyAndWhatIsNext() {
        assertTrue(page().contains("No schedule is on."));
        Instant later = server.clock().instant().plus(Duration.ofDays(40));
        schedule(
                "in a while",
                "0 0 " + later.toString().substring(8, 10) + " "
                        + later.toString().substring(5, 7) + " *",
                "UTC",
                true);
        String page = page();
        assertTrue(page.contains("Nothing comes up"), page);
        assertTrue(page.contains("The next is <a href="), page);
    }

    private static String schedule(String name, String cron, String zone, boolean on) {
        String body = "{\"name\":\"" + name + "\",\"enabled\":" + on + ",\"timeZone\":\"" + zone
                + "\",\"timing\":{\"type\":\"cron\",\"expression\":\"" + cron
                + "\"},\"jobs\":[{\"name\":\"one\",\"type\":\"sql\",\"config\":{\"statement\":\"SELECT 1\"}}]}";
        return TestServer.json(server.as(Role.ADMIN, "POST", "/api/v1/schedules", body))
                .path("id")
                .textValue();
    }

    private static String page() {
        return get(PAGE);
    }

    private static String get(String path) {
        return Visitor.as(server, Role.VIEWER).get(path).body();
    }
}
