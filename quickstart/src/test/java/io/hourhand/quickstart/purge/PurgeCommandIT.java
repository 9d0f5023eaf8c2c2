package io.hourhand.quickstart.purge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.embedded.Server;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ./hourhand purge} beside no daemon at all. */
class PurgeCommandIT {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private final String url = Server.usual().freshSchema();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aDryRunTellsWhatWouldGoAndThePurgeTakesIt() {
        try (Database database =
                Database.open(((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(url)).value(), "tests", 2)) {
            new Migrations(database).apply();
            for (int i = 0; i < 3; i++) {
                int day = 1 + i;
                database.each(sql -> sql.update(
                        "INSERT INTO AuditEvent (id, at, actor, action, detail)"
                                + " VALUES (UUID(), '2024-01-01' + INTERVAL ? DAY, 'ada', 'x', '{}')",
                        day));
            }
        }
        assertEquals(0, purge(Map.of(), "--dry-run"));
        assertTrue(said().contains("Would go: 3 audit notes. Nothing was changed."), said());
        assertEquals(0, purge(Map.of("KEEP_AUDIT_DAYS", "0")));
        assertTrue(said().contains("Gone: nothing"), said());
        assertEquals(0, purge(Map.of()));
        assertTrue(said().contains("Gone: 3 audit notes"), said());
        assertEquals(0, purge(Map.of(), "--dry-run"));
        assertTrue(said().contains("Would go: nothing."), said());
    }

    @Test
    void whatCannotBeDoneIsSaidWithWhatToDo() {
        assertEquals(1, purge(Map.of()));
        assertTrue(complaint().contains("./hourhand migrate"), complaint());
        assertEquals(2, purge(Map.of(), "--all"));
        assertEquals(78, purge(Map.of("KEEP_RUNS_DAYS", "-1")));
        assertTrue(complaint().contains("KEEP_RUNS_DAYS is \"-1\""), complaint());
    }

    private int purge(Map<String, String> more, String... arguments) {
        out.reset();
        err.reset();
        Map<String, String> variables = new HashMap<>(more);
        variables.put("DATABASE_URL", url);
        return new PurgeCommand(new Environment(variables), () -> NOW, printer(out), printer(err))
                .run(List.of(arguments));
    }

    private static PrintStream printer(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
