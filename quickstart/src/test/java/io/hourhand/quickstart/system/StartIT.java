package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the services come up, or say why they do not. */
final class StartIT {

    private static final String URL = "mysql://root@127.0.0.1:1/nowhere";
    private static final String SHORT_SECRET = "31-bytes-are-one-too-few-for-it";

    @Test
    void badEnvironmentIsOneLineAndExit78() {
        try (Services services = new Services(URL)) {
            Map<Program, String> wrong = new LinkedHashMap<>();
            wrong.put(services.keep(Program.hourhand(Map.of(), "daemon")), "DATABASE_URL");
            wrong.put(
                    services.keep(Program.hourhand(Map.of("JWT_SECRET", Services.JWT_SECRET), "web")), "DATABASE_URL");
            wrong.put(services.keep(Program.hourhand(Map.of("DATABASE_URL", URL), "web")), "JWT_SECRET");
            wrong.put(services.web(0, Map.of("JWT_SECRET", SHORT_SECRET)), "JWT_SECRET");
            wrong.put(services.web(0, Map.of("PORT", "eighty")), "PORT");
            wrong.put(services.daemon(Map.of("SCHEDULE_POLL_INTERVAL_MS", "5")), "SCHEDULE_POLL_INTERVAL_MS");
            wrong.put(services.keep(Program.hourhand(Map.of(), "migrate")), "DATABASE_URL");
            wrong.forEach(StartIT::refuses);
        }
    }

    @Test
    @Tag("faults-row-26")
    void bothServicesWaitForADatabaseThatIsNotThereYet() {
        try (Schema schema = Schema.usual();
                TcpProxy proxy = new TcpProxy(schema.port());
                Services services = new Services(schema.urlAt(proxy.port()))) {
            int port = Services.freePort();
            Program web = services.web(port, Map.of());
            Program daemon = services.daemon();
            web.awaitLine("\\[server] ✓ Listening on .*");
            Client client = new Client(Services.address(port));
            assertEquals(200, client.get("/health/live").status());
            assertEquals(503, client.get("/health/ready").status());
            assertEquals(503, client.get("/health/daemon").status());
            daemon.awaitLine("(?i).*database.*");

            proxy.open();
            daemon.awaitLine(Services.POLLING);
            Eventually.equal(200, () -> client.get("/health/ready").status());
            Eventually.equal(200, () -> client.get("/health/daemon").status());
        }
    }

    @Test
    @Tag("faults-row-37")
    void allMayMigrateAnEmptySchemaAtOnce() {
        try (Schema schema = Schema.usual();
                Services services = new Services(schema.url())) {
            Program web = services.web(0, Map.of());
            Program one = services.daemon();
            Program other = services.daemon();
            Program migrate = services.keep(Program.hourhand(Map.of("DATABASE_URL", schema.url()), "migrate"));

            web.awaitLine(Services.READY);
            List<String> lines = new ArrayList<>();
            for (Program daemon : List.of(one, other)) {
                lines.add(daemon.awaitLine(Services.POLLING + "|⏸️  Standing by: .*")
                        .substring(0, 1));
            }
            assertEquals(0, migrate.awaitEnd(), migrate::toString);
            assertEquals(List.of("⏱", "⏸"), lines.stream().sorted().toList());
            List<String> applied = schema.rows(
                    "SELECT version, success FROM hourhand_schema_history WHERE version <> '0' ORDER BY version");
            assertTrue(applied.stream().allMatch(row -> row.endsWith("|1")), applied::toString);
            assertEquals(applied.stream().distinct().toList(), applied);
        }
    }

    private static void refuses(Program program, String variable) {
        assertEquals(78, program.awaitEnd(), program::toString);
        List<String> said = Stream.concat(program.lines().stream(), program.errors().stream())
                .filter(line -> !line.isBlank())
                .toList();
        assertEquals(1, said.size(), program::toString);
        assertTrue(said.getFirst().contains(variable), program::toString);
        assertFalse(said.getFirst().contains(SHORT_SECRET), program::toString);
    }
}
