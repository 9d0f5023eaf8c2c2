package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Daemons started by mistake beside the one that runs. */
abstract class TwoDaemonsContract {

    private static final String REGISTERED = "✅ Schedule daemon registered: ";

    abstract Schema schema();

    @Test
    void aSecondDaemonStandsByAndTakesOverWhenTheFirstIsGone() {
        try (Schema schema = schema();
                Services services = new Services(schema.url())) {
            Program first = services.daemon();
            String firstId = id(first);
            first.awaitLine(Services.POLLING);

            Program second = services.daemon();
            String secondId = id(second);
            standsBy(second, firstId);
            assertEquals(List.of(firstId + "|RUNNING", secondId + "|STANDBY"), workers(schema));

            first.kill();
            second.awaitLine(Services.POLLING);
            assertEquals(List.of(firstId + "|DEAD", secondId + "|RUNNING"), workers(schema));

            Program third = services.daemon();
            String thirdId = id(third);
            standsBy(third, secondId);
            second.stop();
            third.awaitLine(Services.POLLING);
            assertEquals(List.of(firstId + "|DEAD", secondId + "|STOPPED", thirdId + "|RUNNING"), workers(schema));
        }
    }

    private static String id(Program daemon) {
        return daemon.awaitLine(REGISTERED + ".*").substring(REGISTERED.length());
    }

    private static void standsBy(Program daemon, String running) {
        daemon.awaitLine(Pattern.quote("⏸️  Standing by: " + running + " is running"));
        assertTrue(daemon.lines().stream().noneMatch(Services.POLLING::equals), daemon::toString);
    }

    private static List<String> workers(Schema schema) {
        return schema.rows("SELECT id, status FROM WorkerInstance ORDER BY startedAt");
    }
}
