package io.hourhand.quickstart.doctor;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ./hourhand doctor} where something is wrong; where all is well, the page's tests look. */
class DoctorCommandIT {

    private final String url = Server.usual().freshSchema();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anEmptySchemaAndADaemonThatIsNotThereAreFoundAndNothingIsChanged() {
        assertEquals(1, doctor(Map.of("DATABASE_URL", url)));
        assertTrue(said().contains("✗ Schema: It is not there yet;"), said());
        assertTrue(said().contains("./hourhand migrate"), said());
        try (Database database =
                Database.open(((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(url)).value(), "tests", 2)) {
            new Migrations(database).apply();
        }
        out.reset();
        assertEquals(1, doctor(Map.of("DATABASE_URL", url)));
        assertTrue(said().contains("✓ Database: "), said());
        assertTrue(said().contains("✓ Schema: "), said());
        assertTrue(said().contains("✓ Clock: "), said());
        assertTrue(said().contains("✗ Daemon: None is running"), said());
    }

    @Test
    void aDatabaseThatDoesNotAnswerAndWrongArgumentsAreSaid() {
        assertEquals(1, doctor(Map.of("DATABASE_URL", "mysql://root@127.0.0.1:1/nothing")));
        assertTrue(said().contains("✗ Database: "), said());
        assertEquals(2, doctor(Map.of("DATABASE_URL", url), "--all"));
        assertEquals(78, doctor(Map.of()));
    }

    private int doctor(Map<String, String> environment, String... arguments) {
        return new DoctorCommand(
                        new Environment(environment),
                        InstantSource.system(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
