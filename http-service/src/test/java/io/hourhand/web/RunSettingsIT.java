package io.hourhand.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.Ids;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.access.Role;
import io.hourhand.store.charge.WorkerStore.Registration;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run's page says of where it ran, and of the jobs as they stood when it was made. */
class RunSettingsIT {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final String JOBS = """
            "jobs":[{"name":"fetch","type":"http","config":{"url":"https://%s.example/","method":"POST",
             "headers":{"Authorization":"Bearer hush-hush","Accept":"text/plain"},"body":"  two \\n lines  "}}]""";

    private final UUID worker = Ids.next();
    private final Samples samples = Samples.inTheNameOf(worker, server.stores(), server.url());

    @Test
    void aRunNamesTheMachineOfItsDaemonAndLeadsToIt() {
        Registration registration = new Registration(
                worker,
                "a-machine",
                1,
                "0",
                "http://127.0.0.1:9",
                "none",
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Optional.empty());
        server.stores().workers().register(registration, WorkerStatus.STOPPED);
        String page = page(samples.run(samples.schedule("has a daemon")));
        assertTrue(
                page.contains("<a href=\"/admin/workers?of=" + worker + "#w-" + worker + "\"><bdi>a-machine</bdi></a>"),
                page);
        assertFalse(page("/admin/workers?of=" + worker).contains("is not listed any more"));
        UUID old = UUID.randomUUID();
        String workers = page("/admin/workers?of=" + old);
        assertTrue(workers.contains("id=\"w-" + old + "\">The daemon "), workers);
        assertTrue(workers.contains("</span> is not listed any more."), workers);
    }

    @Test
    void aRunShowsItsJobsAsTheyStoodAndNotAsTheyStandNow() {
        StoredSchedule schedule = schedule("configured", "then");
        UUID run = samples.run(schedule);
        String now = "{" + JOBS.formatted("now") + "}";
        assertEquals(
                200,
                server.as(Role.ADMIN, "PATCH", "/api/v1/schedules/" + schedule.id(), now)
                        .statusCode());
        String page = page(run);
        assertTrue(page.contains("url: https://then.example/"), page);
        assertFalse(page.contains("now.example"), page);
        assertTrue(page.contains("body:   two \n lines  <"), page);
        assertTrue(page.contains("At most "), page);
        String again = page(run, "?part=run");
        assertTrue(again.contains("<div data-keep>"), again);
        assertFalse(again.contains("then.example"), "what stays as it is, is not sent again");
    }

    @Test
    void secretsOfAJobAreShownOnNoPageThatIsOnlyRead() {
        StoredSchedule schedule = schedule("secretive", "then");
        for (String path : new String[] {"/admin/runs/" + samples.run(schedule), "/admin/schedules/" + schedule.id()}) {
            String page = Visitor.as(server, Role.ADMIN).get(path).body();
            assertTrue(page.contains("\"Authorization\" : \"•••••\""), page);
            assertTrue(page.contains("text/plain"), page);
            assertFalse(page.contains("hush-hush"), page);
        }
    }

    @Test
    void aRunWhosePlanCannotBeReadIsShownWithoutIt() {
        UUID run = samples.run(samples.schedule("of another build"));
        server.stores().database().each(sql -> sql.update("UPDATE ScheduleRun SET plan = '[]' WHERE id = ?", run));
        assertTrue(page(run).contains("cannot be read by this version"));
    }

    private static StoredSchedule schedule(String name, String host) {
        String body = "{\"name\":\"" + name + "\",\"timing\":{\"type\":\"cron\",\"expression\":\"0 2 * * *\"},"
                + JOBS.formatted(host) + "}";
        String id = TestServer.json(server.as(Role.ADMIN, "POST", "/api/v1/schedules", body))
                .path("id")
                .textValue();
        return server.stores().schedules().find(UUID.fromString(id)).orElseThrow();
    }

    private static String page(UUID run) {
        return page(run, "");
    }

    private static String page(UUID run, String query) {
        return page("/admin/runs/" + run + query);
    }

    private static String page(String path) {
        return Visitor.as(server, Role.VIEWER).get(path).body();
    }
}
