package io.hourhand.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void aValueOutOfRangeIsOneLineThatNamesVariableValueAndWhatIsAllowed() {
        Environment environment = new Environment(Map.of("SCHEDULE_POLL_INTERVAL_MS", "5"));
        environment.millis("SCHEDULE_POLL_INTERVAL_MS", 3_600_000, 1_000, 86_400_000);
        assertEquals(
                List.of("SCHEDULE_POLL_INTERVAL_MS is \"5\": it must be a whole number from 1000 to 86400000"),
                environment.problems());
    }

    @Test
    void aValueThatIsNoNumberIsToldTheSameWay() {
        Environment environment = new Environment(Map.of("PORT", "80 80\nevil"));
        environment.port("PORT", 8080);
        assertEquals(
                List.of("PORT is \"80 80?evil\": it must be a whole number from 0 to 65535"), environment.problems());
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        Environment environment = new Environment(Map.of("HEARTBEAT_INTERVAL_MS", " "));
        assertEquals(Duration.ofMinutes(1), environment.millis("HEARTBEAT_INTERVAL_MS", 60_000, 100, 3_600_000));
        assertTrue(environment.problems().isEmpty());
    }

    @Test
    void aMissingDatabaseUrlSaysWhatToGive() {
        Environment environment = new Environment(Map.of());
        assertTrue(environment.databaseUrl().isEmpty());
        assertEquals(
                List.of("DATABASE_URL is not set: give the MySQL database as mysql://user:password@host:3306/schema"),
                environment.problems());
    }

    @Test
    void aWrongDatabaseUrlIsNeverQuoted() {
        Environment environment = new Environment(Map.of("DATABASE_URL", "mysql://u:topsecret@h"));
        assertTrue(environment.databaseUrl().isEmpty());
        assertFalse(environment.problems().toString().contains("topsecret"));
    }

    @Test
    void appEnvWinsOverNodeEnv() {
        assertEquals("production", new Environment(Map.of("NODE_ENV", "production")).mode());
        assertEquals("development", new Environment(Map.of("NODE_ENV", "production", "APP_ENV", "development")).mode());
        assertEquals("development", new Environment(Map.of()).mode());
    }

    @Test
    void variablesOfTheOldDesignAreNamedOnce() {
        Environment environment =
                new Environment(Map.of("EMBEDDED_JOB_WORKER", "true", "JOB_WORKER_POLL_INTERVAL_MS", ""));
        assertEquals(
                List.of(
                        "EMBEDDED_JOB_WORKER is no longer used and was ignored",
                        "JOB_WORKER_POLL_INTERVAL_MS is no longer used and was ignored"),
                environment.outdated());
    }
}
