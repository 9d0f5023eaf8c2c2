package io.hourhand.quickstart.system.speed;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.Schema;
import io.hourhand.quickstart.system.Services;
import io.hourhand.quickstart.system.fault.stage.Vitals;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A job that prints 2,000 lines a second for 20 seconds, watched by nobody and then by three hundred readers: whether the
 * job notices, whether each reader gets each line once and in order, and what the web-server is left with. Real processes
 * with their usual heaps. Arguments: lines a second, seconds, readers.
 */
final class WatchersSpeed {

    private final Client client;
    private final Program web;

    private WatchersSpeed(Services services) {
        services.daemon(Map.of("COMMAND_JOBS", "true")).awaitLine(Services.POLLING);
        int port = Services.freePort();
        this.web = services.web(port, Map.of());
        web.awaitLine(Services.READY);
        this.client = new Client(Services.address(port)).login();
    }

    public static void main(String[] args) {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int readers = args.length > 2 ? Integer.parseInt(args[2]) : 300;
        try (Schema schema = Schema.isMySqlAtHand() ? Schema.onMySql() : Schema.onMariaDb();
                Services services = new Services(schema.url())) {
            WatchersSpeed speed = new WatchersSpeed(services);
            String schedule = Talk.schedule(speed.client, "Talks", rate, seconds);
            speed.measure(schedule, 1);
            speed.measure(schedule, 0);
            speed.measure(schedule, readers);
            speed.measure(schedule, readers);
        }
        System.exit(0);
    }

    @SuppressWarnings("SystemOut")
    private void measure(String schedule, int readers) {
        HttpClient http = HttpClient.newHttpClient();
        String run = client.started(schedule);
        List<CompletableFuture<Watcher.Seen>> watchers = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            watchers.add(Watcher.follow(http, client.stream("/api/v1/runs/" + run + "/logs/stream")));
        }
        Eventually.equal("SUCCEEDED", () -> run(run).path("status").asText());
        long ended = System.nanoTime();
        List<Watcher.Seen> seen = watchers.stream().map(CompletableFuture::join).toList();
        http.close();
        JsonNode lines =
                client.get("/api/v1/runs/" + run + "/logs?tail=5").expect(200).body();
        String last = lines.toString().replaceAll(".*(Done -?\\d+ ms late).*", "$1");
        System.out.printf(
                Locale.ROOT,
                "%d readers: the job: %s; lines %s; faults %d; the last reader was done %d ms after the run; web-server: %s%n",
                readers,
                last,
                seen.stream().map(Watcher.Seen::last).distinct().toList(),
                seen.stream().mapToLong(Watcher.Seen::faults).sum(),
                seen.stream()
                        .mapToLong(reader -> (reader.endedAt() - ended) / 1_000_000)
                        .max()
                        .orElse(0),
                state());
    }

    private JsonNode run(String id) {
        return client.get("/api/v1/runs/" + id).expect(200).body();
    }

    private String state() {
        return client.get("/metrics")
                        .body()
                        .asText()
                        .lines()
                        .filter(line -> line.startsWith("hourhand_event_streams "))
                        .findFirst()
                        .orElse("")
                + ", " + Vitals.of(web.handle().pid());
    }
}
