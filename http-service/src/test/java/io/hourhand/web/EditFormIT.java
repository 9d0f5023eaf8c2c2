package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.store.access.Role;
import io.hourhand.store.schedule.StoredSchedule;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The form of a schedule as a browser without scripts sees it. */
class EditFormIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedIsKept() {
        HttpResponse<String> page = Visitor.as(server, Role.ADMIN)
                .submit(
                        "/admin/schedules/new",
                        "/admin/schedules/new",
                        "name",
                        "kept name",
                        "timing",
                        "cron",
                        "timing.expression",
                        "61 * * * *",
                        "jobs",
                        "1",
                        "jobs[0].name",
                        "kept job",
                        "jobs[0].type",
                        "sql");
        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("value=\"kept name\""));
        assertTrue(page.body().contains("value=\"kept job\""));
        assertTrue(page.body().contains("href=\"#timing-expression\""));
        assertTrue(page.body().contains("aria-invalid=\"true\""));
    }

    @Test
    void aJobThatIsWrongIsCalledByTheNumberThatItHasInTheForm() {
        HttpResponse<String> page = Visitor.as(server, Role.ADMIN)
                .submit(
                        "/admin/schedules/new",
                        "/admin/schedules/new",
                        "name",
                        "wrong job",
                        "timing",
                        "cron",
                        "timing.expression",
                        "0 2 * * *",
                        "jobs",
                        "1",
                        "jobs[0].name",
                        "takes how long?",
                        "jobs[0].type",
                        "sql",
                        "jobs[0].timeout",
                        "soon");
        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("<a href=\"#jobs-0-timeout\">Job 1 timeout</a>"), page.body());
    }

    @Test
    void howLongARunMayTakeIsKeptAndAWrongOneIsSaid() {
        StoredSchedule schedule = Planned.schedule(server, "limited");
        String path = "/api/v1/schedules/" + schedule.id();
        String edit = "/admin/schedules/" + schedule.id() + "/edit";
        assertEquals(
                400,
                server.as(Role.ADMIN, "PATCH", path, "{\"runTimeout\":\"PT0.5S\"}")
                        .statusCode());
        HttpResponse<String> saved = server.as(Role.ADMIN, "PATCH", path, "{\"runTimeout\":\"PT2H\"}");
        assertTrue(saved.body().contains("\"runTimeout\":\"PT2H\""), saved.body());
        Visitor admin = Visitor.as(server, Role.ADMIN);
        assertTrue(admin.get(edit).body().contains("name=\"runTimeout\" type=\"text\" value=\"PT2H\""));
        assertTrue(admin.get("/admin/schedules/" + schedule.id())
                .body()
                .contains("A run that takes longer than 2 h 00 min is stopped and has failed."));
        HttpResponse<String> none = server.as(Role.ADMIN, "PATCH", path, "{\"runTimeout\":null}");
        assertFalse(none.body().contains("runTimeout"), none.body());
    }

    @Test
    @Tag("faults-row-42")
    void savingOverSomebodyElsesEditShowsBoth() {
        StoredSchedule schedule = Planned.schedule(server, "edited by two");
        server.stores()
                .schedules()
                .update(
                        schedule.id(),
                        Optional.empty(),
                        schedule.definition().withEnabled(true),
                        "b",
                        server.clock().instant());
        String edit = "/admin/schedules/" + schedule.id() + "/edit";
        HttpResponse<String> page = Visitor.as(server, Role.ADMIN)
                .submit(
                        edit,
                        edit,
                        "version",
                        "1",
                        "name",
                        "edited by two",
                        "timing",
                        "cron",
                        "timing.expression",
                        "0 3 * * *",
                        "jobs",
                        "1",
                        "jobs[0].name",
                        "one",
                        "jobs[0].type",
                        "sql");
        assertEquals(409, page.statusCode());
        assertTrue(page.body().contains("Somebody else saved this schedule meanwhile"));
        assertTrue(page.body().contains("0 3 * * *"));
        assertTrue(page.body().contains("name=\"version\" value=\"2\""));
    }

    @Test
    void aSessionThatEndsWhileSomebodyEditsKeepsTheText() {
        Visitor stranger = Visitor.nobody(server);
        HttpResponse<String> asked = stranger.post("/admin/schedules/new", "name", "half done <b>", "jobs", "1");
        assertEquals(401, asked.statusCode());
        assertTrue(asked.body().contains("name=\"kept\" value=\"name=half+done+%3Cb%3E"));
        HttpResponse<String> back = stranger.post(
                "/login",
                "email",
                TestServer.EMAIL,
                "password",
                TestServer.PASSWORD,
                "action",
                "/admin/schedules/new",
                "kept",
                "name=half+done+%3Cb%3E&jobs=1",
                "next",
                "");
        assertEquals(200, back.statusCode());
        assertTrue(back.body().contains("action=\"/admin/schedules/new\""));
        assertTrue(back.body().contains("value=\"half done &lt;b"));
    }

    @Test
    void eachOfManyJobsIsALineThatOpensAndALoneOneIsOpen() {
        String many =
                "/admin/schedules/" + Planned.schedule(server, "many jobs").id() + "/edit";
        String page = Visitor.as(server, Role.ADMIN).get(many).body();
        assertEquals(2, page.split("class=\"job-box\" data-flag", -1).length - 1);
        String lone = "/admin/schedules/"
                + Planned.schedule(server, "a lone job", "only").id() + "/edit";
        assertTrue(Visitor.as(server, Role.ADMIN).get(lone).body().contains("class=\"job-box\" open data-flag"));
    }

    @Test
    void aJobThatIsMovedTakesAlongWhatWasTypedAndWhetherItIsOpen() {
        String form = "/admin/schedules/new";
        HttpResponse<String> page = Visitor.as(server, Role.ADMIN)
                .submit(
                        form,
                        form,
                        "do",
                        "up:1",
                        "jobs",
                        "2",
                        "jobs[0].name",
                        "first",
                        "jobs[0].type",
                        "sql",
                        "jobs[1].name",
                        "second",
                        "jobs[1].type",
                        "http",
                        "jobs[1].open",
                        "yes");
        assertTrue(page.body().contains("name=\"jobs[0].name\" type=\"text\" value=\"second\""), page::body);
        assertTrue(page.body().contains("name=\"jobs[0].open\" value=\"yes\""));
        assertTrue(page.body().contains("name=\"jobs[1].open\" value=\"\""));
        assertTrue(page.body().contains("name=\"jobs[0].config.url\""));
    }

    @Test
    void theLineOfAJobSaysThatSomethingIsWrongInItAndItsFieldsAreShown() {
        String form = "/admin/schedules/new";
        String page = Visitor.as(server, Role.ADMIN)
                .submit(
                        form,
                        form,
                        "do",
                        "save",
                        "name",
                        "faulty",
                        "timing",
                        "cron",
                        "timing.expression",
                        "0 2 * * *",
                        "jobs",
                        "2",
                        "jobs[0].name",
                        "good",
                        "jobs[0].type",
                        "sql",
                        "jobs[1].name",
                        "",
                        "jobs[1].type",
                        "sql")
                .body();
        String second = page.substring(page.indexOf("id=\"jobs-1\""));
        assertTrue(second.contains("has an error"));
        assertTrue(second.contains("class=\"job-box\" open"));
        assertFalse(page.substring(0, page.indexOf("id=\"jobs-1\"")).contains("has an error"));
    }
}
