package io.hourhand.web;

import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.access.Role;
import io.hourhand.store.charge.WorkerStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How long the server takes for each page and list with ten thousand schedules and a million jobs, asked one after
 * another. Run by hand, on the MySQL that {@link Server#MYSQL_URL} names or else the embedded MariaDB.
 */
final class PagesSpeed {

    private static final int WARM = 5;
    private static final int ASKED = 40;

    private PagesSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        Server database = Server.mysql().orElseGet(Server::embedded);
        TestServer server = TestServer.over(database.freshSchema());
        server.start();
        UUID daemon = Ids.next();
        server.stores()
                .workers()
                .register(
                        new WorkerStore.Registration(
                                daemon,
                                "speed",
                                1,
                                "speed",
                                "http://127.0.0.1:9",
                                "none",
                                Duration.ofMinutes(1),
                                Duration.ofHours(1),
                                Optional.empty()),
                        WorkerStatus.RUNNING);
        long begin = System.nanoTime();
        FullHouse house = new FullHouse(server.stores().database());
        UUID run = house.fill(Samples.inTheNameOf(daemon, server.stores(), server.url()));
        System.out.printf(Locale.ROOT, "%s, filled in %d s%n", database, (System.nanoTime() - begin) / 1_000_000_000);
        System.out.printf("%-70s %8s %8s %8s %10s%n", "", "first", "p50", "p95 ms", "bytes");
        for (String path : paths(FullHouse.BUSY_ID, run)) {
            measure(server, path);
        }
        server.stop();
        System.exit(0);
    }

    private static List<String> paths(UUID schedule, UUID run) {
        return List.of(
                "/",
                "/admin/schedules",
                "/admin/schedules?q=room%205",
                "/admin/schedules?q=nothing%20like%20it",
                "/admin/schedules?state=on",
                "/admin/schedules?state=running",
                "/admin/schedules?state=late",
                "/admin/schedules?state=paused",
                "/admin/schedules?tag=room5",
                "/admin/schedules?tag=every&size=100",
                "/admin/schedules?tag=every&next=24h&sort=-next",
                "/admin/schedules?q=room%205&tag=every&state=on&next=24h&sort=next",
                "/admin/schedules?sort=next&size=100",
                "/admin/schedules?sort=next&after=Schedule%2009000%20of%20the%20house&due=2036-01-01T00:00:00Z",
                "/admin/schedules?after=Schedule%2009000%20of%20the%20house",
                "/admin/schedules/" + schedule,
                "/admin/schedules/" + schedule + "/slots",
                "/admin/schedules/" + schedule + "/edit",
                "/admin/schedules/upcoming",
                "/admin/schedules/new",
                "/admin/jobs",
                "/admin/jobs?status=FAILED",
                "/admin/jobs?status=RUNNING",
                "/admin/jobs?name=job7",
                "/admin/jobs?name=job7&status=FAILED",
                "/admin/jobs?name=nobody",
                "/admin/jobs?since=24h",
                "/admin/jobs?longer=1m",
                "/admin/jobs?schedule=00001",
                "/admin/jobs?schedule=00001&longer=1h",
                "/admin/jobs?schedule=42",
                "/admin/jobs?schedule=house&status=failed",
                "/admin/runs/" + run,
                "/admin/workers",
                "/admin/users",
                "/login",
                "/api/v1/schedules",
                "/api/v1/schedules?limit=200",
                "/api/v1/schedules?q=room%205",
                "/api/v1/schedules?q=nothing%20like%20it",
                "/api/v1/schedules?enabled=false",
                "/api/v1/schedules?tag=every&limit=200",
                "/api/v1/schedules?tag=nothing",
                "/api/v1/schedules/" + schedule,
                "/api/v1/schedules/" + schedule + "/next",
                "/api/v1/schedules/" + schedule + "/slots",
                "/api/v1/runs",
                "/api/v1/runs?limit=200",
                "/api/v1/runs?status=FAILED",
                "/api/v1/runs?status=RUNNING",
                "/api/v1/runs?status=CANCELLED",
                "/api/v1/runs?cause=BACKFILL",
                "/api/v1/runs?cause=MANUAL&status=FAILED",
                "/api/v1/runs?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z",
                "/api/v1/runs?scheduleId=" + schedule,
                "/api/v1/runs?scheduleId=" + schedule + "&status=FAILED",
                "/api/v1/runs/" + run,
                "/api/v1/runs/" + run + "/logs",
                "/api/v1/jobs",
                "/api/v1/jobs?limit=200",
                "/api/v1/jobs?status=FAILED",
                "/api/v1/jobs?status=SKIPPED",
                "/api/v1/jobs?name=job7&status=FAILED",
                "/api/v1/jobs?name=nobody",
                "/api/v1/jobs?runId=" + run,
                "/api/v1/workers",
                "/metrics");
    }

    @SuppressWarnings("SystemOut")
    private static void measure(TestServer server, String path) {
        String cookie = "hourhand=" + server.token(Role.ADMIN);
        List<Double> took = new ArrayList<>();
        double first = 0;
        int bytes = 0;
        int status = 0;
        for (int i = -WARM; i < ASKED; i++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = path.startsWith("/api")
                    ? server.as(Role.ADMIN, "GET", path)
                    : server.send("GET", path, Optional.empty(), "", "Cookie", cookie);
            double millis = (System.nanoTime() - begin) / 1e6;
            first = i == -WARM ? millis : first;
            bytes = answer.body().length();
            status = answer.statusCode();
            if (i >= 0) {
                took.add(millis);
            }
        }
        Collections.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%-70s %8.1f %8.1f %8.1f %,10d%s%n",
                path,
                first,
                took.get(ASKED / 2),
                took.get(ASKED * 95 / 100),
                bytes,
                status == 200 ? "" : "  answered " + status);
    }
}
