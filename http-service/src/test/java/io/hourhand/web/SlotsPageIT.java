package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.Ids;
import io.hourhand.store.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The times of a schedule that have no run: counted on its page, all of them on their own. */
class SlotsPageIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Test
    void aSchedulesPageCountsThemAndShowsThemOnlyWhenAsked() {
        UUID id = Planned.schedule(server, "gaps").id();
        assertFalse(get("/admin/schedules/" + id).contains("Times without a run</h2>"));
        slot(id, 0, "RAN", Optional.empty(), 1);
        slot(id, 1, "SKIPPED", Optional.of("OVERLAP"), 1);
        slot(id, 2, "MISSED", Optional.of("CATCH_UP_NONE"), 30);
        String page = get("/admin/schedules/" + id);
        assertTrue(page.contains("<details id=\"missed\">"), page);
        assertTrue(page.contains("1 skipped, 30 missed</span>"), page);
        assertTrue(page.contains("<a href=\"/admin/schedules/" + id + "/slots\">All of them</a>"), page);
    }

    @Test
    void allOfThemAreListedWithTheirReasonsPageByPage() {
        UUID id = Planned.schedule(server, "many gaps").id();
        UUID run = Ids.next();
        for (int n = 0; n < 60; n++) {
            slot(id, n, n % 10 == 0 ? "RAN" : "SKIPPED", Optional.of("OVERLAP"), 1);
        }
        server.stores()
                .database()
                .each(sql -> sql.update(
                        "UPDATE ScheduleSlot SET evidence = ? WHERE scheduleId = ?", "blocked by run " + run, id));
        String page = get("/admin/schedules/" + id + "/slots");
        assertEquals(50, page.split("<th scope=\"row\"", -1).length - 1);
        assertTrue(page.contains("The previous run of this schedule was still going"), page);
        assertTrue(page.contains("<a href=\"/admin/runs/" + run + "\">The run in the way</a>"), page);
        Matcher older = OLDER.matcher(page);
        assertTrue(older.find(), page);
        String second = get(older.group(1));
        assertEquals(4, second.split("<th scope=\"row\"", -1).length - 1);
        assertFalse(OLDER.matcher(second).find(), second);
        assertTrue(second.contains("Newest</a>"), second);
    }

    @Test
    void aPageLooksAtABoundedNumberOfTimesAndSaysSo() {
        UUID id = Planned.schedule(server, "mostly fine").id();
        slot(id, -1, "MISSED", Optional.of("CATCH_UP_NONE"), 1);
        String digit = "(SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
                + " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
        server.stores()
                .database()
                .each(sql -> sql.update(
                        "INSERT INTO ScheduleSlot (scheduleId, dueAt, outcome, decidedAt) SELECT ?, ? + INTERVAL"
                                + " a.d + 10 * b.d + 100 * c.d + 1000 * e.d MINUTE, 'RAN', ? FROM " + digit + " AS a, "
                                + digit + " AS b, " + digit + " AS c, " + digit + " AS e WHERE e.d < 2",
                        id,
                        BEGIN,
                        BEGIN));
        String page = get("/admin/schedules/" + id + "/slots");
        assertTrue(page.contains("0 skipped, 0 missed of the last 2,000 times"), page);
        assertTrue(page.contains("None so far back"), page);
        Matcher older = OLDER.matcher(page);
        assertTrue(older.find(), page);
        assertTrue(get(older.group(1)).contains("catch-up mode is NONE"));
    }

    @Test
    void aScheduleWithoutGapsAndOneThatIsNotThereSaySo() {
        UUID id = Planned.schedule(server, "no gaps").id();
        assertTrue(get("/admin/schedules/" + id + "/slots").contains("No time was skipped or missed"));
        assertEquals(
                404,
                Visitor.as(server, Role.VIEWER)
                        .get("/admin/schedules/" + Ids.next() + "/slots")
                        .statusCode());
    }

    private static void slot(UUID schedule, int hour, String outcome, Optional<String> reason, long count) {
        Instant due = BEGIN.plus(Duration.ofHours(hour));
        server.stores()
                .database()
                .each(sql -> sql.update(
                        "INSERT INTO ScheduleSlot (scheduleId, dueAt, untilAt, count, outcome, reason, decidedAt)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        schedule,
                        due,
                        Optional.of(due.plusSeconds(60 * (count - 1))).filter(end -> count > 1),
                        count,
                        outcome,
                        reason,
                        due));
    }

    private static String get(String path) {
        return Visitor.as(server, Role.VIEWER).get(path.replace("&amp;", "&")).body();
    }
}
