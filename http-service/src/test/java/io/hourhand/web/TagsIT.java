package io.hourhand.web;

import static io.hourhand.web.TestServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.store.access.Role;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Words by which schedules are found, and the other ways to find and order them. */
class TagsIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final Pattern NAME = Pattern.compile("<a class=\"name\" href=\"[^\"]+\"><bdi>([^<]*)</bdi>");

    @BeforeAll
    static void someSchedules() {
        // Whatever the time is now, the next of each is later than that of the one before it.
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        ZonedDateTime later = now.plusHours(12);
        ZonedDateTime muchLater = now.plusMonths(6);
        create("daily", "0 " + later.getHour() + " * * *", true, "\"prod\",\"backup\"");
        create("hourly", "0 * * * *", true, "\"prod\"");
        create("off", "0 * * * *", false, "\"backup\"");
        create("yearly", "0 0 1 " + muchLater.getMonthValue() + " *", true, "");
    }

    @Test
    void tagsAreGivenBackEachOnceInTheOrderOfTheAlphabetAndFoundByTheApi() {
        String path = create("read back", "0 2 * * *", false, "\"zebra\",\"Ärger\",\"a/b:c_1.2\",\"zebra\"");
        assertEquals("[\"a/b:c_1.2\",\"zebra\",\"Ärger\"]", tags(path));
        assertEquals(List.of("read back"), names(server.as(Role.VIEWER, "GET", "/api/v1/schedules?tag=zebra")));
        assertEquals(List.of(), names(server.as(Role.VIEWER, "GET", "/api/v1/schedules?tag=zeb")));
        server.as(Role.ADMIN, "PATCH", path, "{\"description\":\"more\"}");
        assertEquals("[\"a/b:c_1.2\",\"zebra\",\"Ärger\"]", tags(path));
        server.as(Role.ADMIN, "PATCH", path, "{\"tags\":[]}");
        assertEquals("[]", tags(path));
        assertEquals(
                403,
                server.as(Role.OPERATOR, "PATCH", path, "{\"tags\":[\"x\"]}").statusCode());
    }

    @Test
    void whatIsNoWordOrTooManyIsRefused() {
        String path = create("refused", "0 2 * * *", false, "");
        for (String wrong : List.of(
                "\"word\"",
                "[\"two words\"]",
                "[\"\"]",
                "[\"-x\"]",
                "[7]",
                "[\"" + "x".repeat(41) + "\"]",
                "[\"<b>\"]")) {
            HttpResponse<String> answer = server.as(Role.ADMIN, "PATCH", path, "{\"tags\":" + wrong + "}");
            assertEquals(400, answer.statusCode(), wrong);
            assertEquals(
                    "tags", json(answer).path("errors").path(0).path("field").textValue(), wrong);
        }
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add("\"t" + i + "\"");
        }
        assertEquals(
                400,
                server.as(Role.ADMIN, "PATCH", path, "{\"tags\":" + many + "}").statusCode());
    }

    @Test
    void noVersionOfAScheduleHoldsTagsSoThatAnOlderBuildCanReadIt() {
        String id = create("older builds", "0 2 * * *", true, "\"prod\"").replaceFirst(".*/", "");
        String kept = server.stores()
                .database()
                .each(sql -> sql.row(
                        "SELECT definition FROM ScheduleVersion WHERE scheduleId = ?",
                        row -> row.text("definition"),
                        id))
                .orElseThrow();
        assertFalse(kept.contains("tags"), kept);
        server.as(Role.ADMIN, "DELETE", "/api/v1/schedules/" + id);
    }

    @Test
    void theListIsNarrowedByTagStateAndNextRunTogether() {
        assertEquals(List.of("daily", "hourly"), listed("?tag=prod"));
        assertEquals(List.of("off"), listed("?tag=backup&state=off"));
        assertEquals(List.of("hourly"), listed("?tag=prod&next=1h&q=our"));
        String none = page("?tag=nobody");
        assertTrue(none.contains("No schedule matches"), none);
        assertTrue(none.contains("<option value=\"nobody\" selected>"), none);
    }

    @Test
    void anOwnerIsATagWithAFilterOfItsOwnThatCanStandBesideATag() {
        create("of ada", "0 2 * * *", true, "\"owner:ada\",\"crate\"");
        create("of bob", "0 2 * * *", true, "\"owner:bob\",\"crate\"");
        create("of both", "0 2 * * *", false, "\"owner:ada\",\"owner:bob\"");
        assertEquals(List.of("of ada", "of both"), listed("?owner=ada"));
        assertEquals(List.of("of ada"), listed("?owner=ada&tag=crate"));
        assertEquals(
                List.of("of ada"), names(server.as(Role.VIEWER, "GET", "/api/v1/schedules?tag=owner:ada&q=of%20a")));
        String page = page("?tag=crate");
        assertTrue(page.contains("<option value=\"ada\">ada (2)</option>"), page);
        assertFalse(page.contains("<option value=\"owner:ada\""), page);
        assertTrue(page.contains("href=\"/admin/schedules?tag=crate&amp;owner=ada\""), page);
        assertTrue(page("?owner=nobody").contains("<option value=\"nobody\" selected>nobody (0)"));
        for (String name : List.of("of ada", "of bob", "of both")) {
            server.stores().database().each(sql -> sql.update("DELETE FROM Schedule WHERE name = ?", name));
        }
    }

    @Test
    void theListIsSortedByNextRunBothWaysWithThoseThatHaveNoneAtTheEnd() {
        List<String> soonest = listed("?sort=next&q=ly");
        assertEquals(List.of("hourly", "daily", "yearly"), soonest);
        assertEquals(List.of("yearly", "daily", "hourly"), listed("?sort=-next&q=ly"));
        assertEquals("off", listed("?sort=next&tag=backup").getLast());
        assertEquals("off", listed("?sort=-next&tag=backup").getLast());
        assertEquals(List.of("yearly", "hourly", "daily"), listed("?sort=-name&q=ly"));
        String page = page("?sort=-next");
        assertTrue(
                page.contains(
                        "<th scope=\"col\" aria-sort=\"descending\"><a class=\"sort\" href=\"/admin/schedules?sort=next\">Next"));
        assertTrue(page.contains(
                "<th scope=\"col\" aria-sort=\"none\"><a class=\"sort\" href=\"/admin/schedules\">Schedule"));
    }

    @Test
    void pagesInTheOrderOfTheNextRunMissNoneAndRepeatNone() {
        for (int i = 0; i < 60; i++) {
            create(
                    "paged " + i,
                    i % 3 == 0 ? "0 5 * * *" : i % 3 == 1 ? "30 " + i % 24 + " * * *" : "0 6 * * *",
                    i % 5 != 0,
                    "\"paged\"");
        }
        List<String> all = new ArrayList<>();
        String page = page("?tag=paged&sort=-next");
        all.addAll(namesOf(page));
        for (int i = 0; i < 2; i++) {
            page = page(link(page, "next"));
            all.addAll(namesOf(page));
        }
        assertEquals(60, all.size());
        assertEquals(60, all.stream().distinct().count());
        assertEquals(all.subList(25, 50), namesOf(page(link(page, "prev"))));
        assertEquals(all, listed("?tag=paged&sort=-next&size=100"));
    }

    private static String link(String page, String rel) {
        Matcher link = Pattern.compile("rel=\"" + rel + "\" href=\"/admin/schedules([^\"]+)\"")
                .matcher(page);
        assertTrue(link.find(), page);
        return link.group(1).replace("&amp;", "&");
    }

    private static List<String> listed(String query) {
        return namesOf(page(query));
    }

    private static String page(String query) {
        return Visitor.as(server, Role.ADMIN).get("/admin/schedules" + query).body();
    }

    private static List<String> namesOf(String page) {
        return NAME.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static List<String> names(HttpResponse<String> list) {
        List<String> names = new ArrayList<>();
        json(list).path("items").forEach(item -> names.add(item.path("name").textValue()));
        return names;
    }

    private static String tags(String path) {
        JsonNode schedule = json(server.as(Role.VIEWER, "GET", path));
        return schedule.path("tags").toString();
    }

    private static String create(String name, String cron, boolean enabled, String tags) {
        String body = "{\"name\":\"" + name + "\",\"enabled\":" + enabled
                + ",\"timing\":{\"type\":\"cron\",\"expression\":\"" + cron + "\"},\"tags\":[" + tags
                + "],\"jobs\":[{\"name\":\"one\",\"type\":\"sql\",\"config\":{\"statement\":\"SELECT 1\"}}]}";
        HttpResponse<String> created = server.as(Role.ADMIN, "POST", "/api/v1/schedules", body);
        assertEquals(201, created.statusCode(), created::body);
        return "/api/v1/schedules/" + json(created).path("id").textValue();
    }
}
