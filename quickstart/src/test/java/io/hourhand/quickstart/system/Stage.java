package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Both services, the sample application and a browser, for all tests in a browser: started once, and ended with the last
 * of them. Beside the sample stand schedules that pages have a hard time with.
 */
final class Stage implements BeforeAllCallback {

    static final String LONG =
            "Export to the warehouse of the finance department, northern region, first and second half";
    static final String EVIL = "<script>document.title='evil'</script>\" onmouseover='x' \u202egnp.exe\u200b";
    static final String FAILS = "Fails at its second job";

    @SuppressWarnings("NullAway.Init")
    private World world;

    /** What is started. */
    record World(
            Schema schema, Services services, Browser browser, Program web, Program daemon, Client client, String id)
            implements AutoCloseable {

        @Override
        public void close() {
            browser.close();
            services.close();
            schema.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        world = context.getRoot()
                .getStore(Namespace.create(Stage.class))
                .getOrComputeIfAbsent(World.class, key -> start(), World.class);
    }

    Schema schema() {
        return world.schema();
    }

    Program web() {
        return world.web();
    }

    Program daemon() {
        return world.daemon();
    }

    Client client() {
        return world.client();
    }

    /** The sample's schedule. */
    String scheduleId() {
        return world.id();
    }

    Reader stranger(Window window) {
        return world.browser().reader(window);
    }

    Reader reader(Window window) {
        return stranger(window).login();
    }

    /** How many runs the sample's schedule has of those that a condition holds for. */
    int runs(String condition) {
        return Integer.parseInt(schema().rows(
                        "SELECT COUNT(*) FROM ScheduleRun WHERE scheduleId = '" + scheduleId() + "' AND " + condition)
                .getFirst());
    }

    private static World start() {
        int port = Services.freePort();
        Browser browser = Browser.open(Services.address(port));
        Schema schema = Schema.usual();
        Services services = new Services(schema.url());
        Program web = services.web(port, Map.of());
        web.awaitLine(Services.READY);
        Program daemon = services.daemon(Map.of("NODE_ENV", "production", "COMMAND_JOBS", "true"));
        daemon.awaitLine(Services.POLLING);
        Program sample =
                services.keep(Program.hourhand(Map.of("DATABASE_URL", schema.url(), "JOBS_PATH", jobs()), "sample"));
        assertEquals(0, sample.awaitEnd(), sample::toString);
        String id = schema.rows("SELECT id FROM Schedule").getFirst();
        Client client = new Client(Services.address(port)).login();
        Stream.of(EVIL, LONG).forEach(name -> create(client, name, "SELECT 1"));
        String fails = create(client, FAILS, "SELECT * FROM there_is_no_such_table");
        client.started(fails);
        Eventually.equal(
                List.of("FAILED"),
                () -> schema.rows("SELECT status FROM ScheduleRun WHERE scheduleId = '" + fails + "'"));
        return new World(schema, services, browser, web, daemon, client, id);
    }

    static String create(Client client, String name, String second) {
        ObjectNode schedule =
                JsonNodeFactory.instance.objectNode().put("name", name).put("enabled", true);
        schedule.putObject("timing").put("type", "cron").put("expression", "30 2 * * *");
        schedule.put("timeZone", "America/Argentina/ComodRivadavia");
        Stream.of("SELECT 1", second, "SELECT 3").forEach(statement -> schedule.withArray("jobs")
                .addObject()
                .put("name", "job " + name)
                .put("type", "sql")
                .putObject("config")
                .put("statement", statement));
        return client.post("/api/v1/schedules", schedule)
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    private static String jobs() {
        try {
            return Files.createTempDirectory("hourhand-stage").toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
