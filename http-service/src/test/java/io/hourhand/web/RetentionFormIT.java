package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.policy.OwnRetention;
import io.hourhand.store.access.Role;
import io.hourhand.store.schedule.StoredSchedule;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long runs stay, as the form of a schedule has it. */
class RetentionFormIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final OwnRetention RULE = new OwnRetention(Optional.of(365), Optional.of(50), Optional.empty());

    @Test
    void theRuleIsSavedWithTheScheduleAndStandsInItsForm() {
        StoredSchedule schedule = Planned.schedule(server, "kept");
        assertEquals(303, save(schedule, "1", "kept long", "365", "50", "").statusCode());
        assertEquals(RULE, rule(schedule));
        String form = Visitor.as(server, Role.ADMIN).get(edit(schedule)).body();
        assertTrue(form.contains("name=\"keepDays\" type=\"text\" value=\"365\""), form);
        assertTrue(form.contains("name=\"keepLogDays\" type=\"text\" value=\"\""), form);
        assertTrue(form.contains("placeholder=\"30\""), form);
        save(schedule, "2", "kept long", "", "", "");
        assertEquals(OwnRetention.NONE, rule(schedule));
    }

    @Test
    @Tag("faults-row-42")
    void aStaleVersionChangesNeitherTheRuleNorTheSchedule() {
        StoredSchedule schedule = Planned.schedule(server, "kept by two");
        save(schedule, "1", "kept by two", "365", "50", "");
        HttpResponse<String> late = save(schedule, "1", "another name", "1", "", "");
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains(">retention</summary>"), late::body);
        assertEquals(RULE, rule(schedule));
        assertTrue(server.stores().schedules().findByName("another name").isEmpty());
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingIsSaved() {
        StoredSchedule schedule = Planned.schedule(server, "kept wrong");
        HttpResponse<String> page = save(schedule, "1", "kept wrong", "-1", "many", "40000");
        assertEquals(400, page.statusCode());
        assertEquals(3, page.body().split("Must be a whole number", -1).length - 1);
        assertTrue(page.body().contains("href=\"#keepLast\""), page::body);
        assertTrue(page.body().contains("value=\"many\""), page::body);
        assertEquals(OwnRetention.NONE, rule(schedule));
    }

    private static OwnRetention rule(StoredSchedule schedule) {
        return server.stores().retention().find(schedule.id());
    }

    private static String edit(StoredSchedule schedule) {
        return "/admin/schedules/" + schedule.id() + "/edit";
    }

    private static HttpResponse<String> save(StoredSchedule schedule, String version, String name, String... keep) {
        String[] fields = Stream.of(
                        "version",
                        version,
                        "name",
                        name,
                        "timing",
                        "cron",
                        "timing.expression",
                        "0 3 * * *",
                        "jobs",
                        "1")
                .toArray(String[]::new);
        String[] more = {
            "jobs[0].name",
            "one",
            "jobs[0].type",
            "sql",
            "keepDays",
            keep[0],
            "keepLast",
            keep[1],
            "keepLogDays",
            keep[2]
        };
        return Visitor.as(server, Role.ADMIN)
                .submit(
                        edit(schedule),
                        edit(schedule),
                        Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new));
    }
}
