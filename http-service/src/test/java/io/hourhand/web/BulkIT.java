package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.store.access.Role;
import io.hourhand.store.schedule.StoredSchedule;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many schedules changed together, as a browser without scripts does it. */
class BulkIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final String LIST = "/admin/schedules";
    private static final String ASK = "/admin/schedules/bulk";
    private static final String DO = "/admin/schedules/bulk/do";
    private static final Pattern CHOSEN = Pattern.compile("name=\"(s\\.[0-9a-f-]{36})\" value=\"(\\d+)\"");

    @Test
    void whatIsChosenIsAskedForOnceDoneAndToldAndCanBeTakenBack() {
        List<StoredSchedule> two = some("switch", 2);
        Visitor operator = Visitor.as(server, Role.OPERATOR);
        String asked = ask(operator, "on", two).body();
        assertTrue(asked.contains("<h1>Turn on 2 schedules?</h1>"), asked);
        assertTrue(asked.contains("They start by themselves at their next times."), asked);
        assertFalse(enabled(two.getFirst()), "asking changes nothing");
        assertEquals(LIST, header(operator.get(ASK), "Location"), "its page's banners ask for it again");
        HttpResponse<String> done = answer(operator, "on", two);
        assertEquals(LIST, header(done, "Location"));
        assertTrue(enabled(two.getFirst()) && enabled(two.getLast()));
        String page = operator.get(LIST, flash(done)).body();
        assertTrue(page.contains("2 schedules were turned on."), page);
        String undo =
                page.substring(page.indexOf("id=\"flash\""), page.indexOf("</form>", page.indexOf("id=\"flash\"")));
        assertEquals(2, CHOSEN.matcher(undo).results().count(), undo);
        answer(operator, "off", two);
        assertFalse(enabled(two.getFirst()) || enabled(two.getLast()));
    }

    @Test
    void allThatMatchAreChosenHoweverManyPagesTheyFill() {
        List<StoredSchedule> many = some("matched", 30);
        Visitor admin = Visitor.as(server, Role.ADMIN);
        String asked = admin.submit(LIST, ASK, "do", "off", "all", "yes", "q", "matched ", "state", "all")
                .body();
        assertEquals(many.size(), CHOSEN.matcher(asked).results().count());
        assertTrue(asked.contains("and 20 more"), asked);
        String none = admin.submit(LIST, ASK, "do", "off", "all", "yes", "q", "nobody has this")
                .headers()
                .firstValue("Location")
                .orElse("");
        assertEquals(LIST, none);
    }

    @Test
    void whatWasNotDoneIsToldWithItsReason() {
        List<StoredSchedule> two = some("deleted", 2);
        StoredSchedule edited = two.getLast();
        server.stores()
                .schedules()
                .update(
                        edited.id(),
                        Optional.empty(),
                        edited.definition().withEnabled(true),
                        "b",
                        server.clock().instant());
        HttpResponse<String> done = answer(Visitor.as(server, Role.ADMIN), "delete", two);
        assertEquals("1 schedule was deleted. Not done: “deleted 1”: somebody changed it meanwhile.", told(done));
        assertTrue(server.stores().schedules().find(two.getFirst().id()).isEmpty());
        assertTrue(server.stores().schedules().find(edited.id()).isPresent());
        assertEquals(
                "No schedule was deleted. Not done: “" + two.getFirst().id() + "”: it is not there any more.",
                told(answer(Visitor.as(server, Role.ADMIN), "delete", two.subList(0, 1))));
    }

    @Test
    void aPauseNeedsAReasonAndResumingLeavesOthersAsTheyAre() {
        List<StoredSchedule> two = some("paused", 2);
        Visitor operator = Visitor.as(server, Role.OPERATOR);
        HttpResponse<String> again = answer(operator, "pause", two);
        assertEquals(400, again.statusCode());
        assertTrue(again.body().contains("A pause needs a reason. Nothing was paused."), again.body());
        HttpResponse<String> longer = answer(operator, "pause", two, "reason", "a".repeat(501));
        assertTrue(longer.body().contains("The reason is longer than 500 letters"), longer.body());
        assertEquals("1 schedule was paused.", told(answer(operator, "pause", two.subList(0, 1), "reason", "Weekend")));
        StoredSchedule paused =
                server.stores().schedules().find(two.getFirst().id()).orElseThrow();
        assertEquals(
                "Weekend",
                paused.pauseAt(server.clock().instant()).orElseThrow().reason());
        assertEquals("1 schedule was resumed. 1 was not paused.", told(answer(operator, "resume", two)));
    }

    @Test
    void runNowTakesAFewAtATimeAndAFormThatIsSentTwiceAsksOnce() {
        List<StoredSchedule> many = some("run", 26);
        Visitor operator = Visitor.as(server, Role.OPERATOR);
        String asked = ask(operator, "run", many).body();
        assertTrue(asked.contains("At most 25 can be done at a time."), asked);
        assertFalse(asked.contains("bulk/do"), asked);
        told(answer(operator, "run", many));
        assertEquals(0, triggers(many.getFirst()));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "2 schedules were asked to run. 2 wait: The daemon did not answer; the request is kept and starts when it"
                            + " looks again.",
                    told(answer(operator, "run", many.subList(0, 2), "key", "as the page had it")));
        }
        assertEquals(1, triggers(many.getFirst()));
    }

    @Test
    void aFailureInTheMiddleIsToldBesideWhatWasDoneAndTheDaemonHearsOfThat() throws Exception {
        List<StoredSchedule> three = some("halted", 3);
        server.stores()
                .database()
                .each(sql -> sql.update("CREATE TRIGGER halts BEFORE UPDATE ON Schedule FOR EACH ROW"
                        + " IF NEW.name = 'halted 1' THEN SIGNAL SQLSTATE 'HY000'"
                        + " SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'full'; END IF"));
        try (FakeDaemon daemon = new FakeDaemon()) {
            daemon.answers("/nudge/schedules", "");
            daemon.takeCharge(server.stores().workers());
            Visitor operator = Visitor.as(server, Role.OPERATOR);
            assertEquals(
                    "1 schedule was turned on. Not done: “" + three.get(1).id()
                            + "”: the database failed at it. 1 more was not reached: do it again for the rest.",
                    told(answer(operator, "on", three)));
            assertTrue(enabled(three.getFirst()));
            assertFalse(enabled(three.getLast()));
            Eventually.holds(() -> daemon.asked().contains("POST /nudge/schedules"));
            assertEquals(503, answer(operator, "on", three.subList(1, 3)).statusCode(), "nothing was done before it");
        } finally {
            server.stores().database().each(sql -> sql.update("DROP TRIGGER halts"));
        }
    }

    @Test
    void whatARoleMayNotDoIsNotShownAndIsRefused() {
        List<StoredSchedule> one = some("guarded", 1);
        Visitor operator = Visitor.as(server, Role.OPERATOR);
        assertFalse(operator.get(LIST).body().contains("<option value=\"delete\">"));
        assertEquals(403, answer(operator, "delete", one).statusCode());
        assertEquals(403, ask(operator, "delete", one).statusCode());
        assertFalse(Visitor.as(server, Role.VIEWER).get(LIST).body().contains("id=\"bulk\""));
        assertEquals(403, Visitor.as(server, Role.VIEWER).post(DO, "do", "off").statusCode());
        assertEquals(
                403,
                operator.post(DO, "do", "off", "s." + one.getFirst().id(), "1").statusCode(),
                "no token");
        assertTrue(server.stores().schedules().find(one.getFirst().id()).isPresent());
    }

    private static List<StoredSchedule> some(String name, int count) {
        List<StoredSchedule> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(Planned.schedule(server, name + " " + i));
        }
        return some;
    }

    private static HttpResponse<String> ask(Visitor visitor, String what, List<StoredSchedule> chosen) {
        return visitor.submit(LIST, ASK, fields(what, chosen));
    }

    private static HttpResponse<String> answer(
            Visitor visitor, String what, List<StoredSchedule> chosen, String... more) {
        return visitor.submit(LIST, DO, fields(what, chosen, more));
    }

    private static String[] fields(String what, List<StoredSchedule> chosen, String... more) {
        List<String> fields = new ArrayList<>(List.of("do", what));
        chosen.forEach(schedule -> fields.addAll(List.of("s." + schedule.id(), Long.toString(schedule.version()))));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    private static boolean enabled(StoredSchedule schedule) {
        return server.stores()
                .schedules()
                .find(schedule.id())
                .orElseThrow()
                .definition()
                .enabled();
    }

    private static long triggers(StoredSchedule schedule) {
        UUID id = schedule.id();
        return server.stores()
                .database()
                .each(sql -> sql.row(
                        "SELECT COUNT(*) AS found FROM ScheduleTrigger WHERE scheduleId = ?",
                        row -> row.number("found"),
                        id))
                .orElseThrow();
    }

    /** What the next page says once. */
    private static String told(HttpResponse<String> answer) {
        String json = new String(
                Base64.getUrlDecoder().decode(flash(answer).replaceFirst("^hourhand-flash=", "")),
                StandardCharsets.UTF_8);
        return json.replaceFirst(".*\"text\":\"([^\"]*)\".*", "$1");
    }

    private static String flash(HttpResponse<String> answer) {
        return header(answer, "Set-Cookie").replaceFirst(";.*", "");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
