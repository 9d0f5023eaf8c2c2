package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Retry;
import io.hourhand.run.JobSpec;
import io.hourhand.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that somebody ends at the server while a job's statement goes on: that attempt fails, no more. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class KilledConnectionIT {

    private static final String STATEMENT = "SELECT SLEEP(55)";

    private final DaemonInProcess daemon;

    KilledConnectionIT(Server server) {
        this.daemon = new DaemonInProcess(server);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    @Tag("faults-row-30")
    void theJobFailsInWordsAndTheRunGoesOn() {
        daemon.start();
        JobSpec slow = new JobSpec(
                "slow",
                "sql",
                "{\"statement\":\"" + STATEMENT + "\"}",
                Duration.ofMinutes(1),
                Retry.DEFAULT,
                OnRestart.RERUN);
        UUID run = daemon.run(daemon.schedule("Killed", slow, DaemonInProcess.FINE));
        long connection = DaemonInProcess.await("the statement", this::connection);
        daemon.database().each(sql -> sql.update("KILL " + connection));
        assertEquals(RunStatus.FAILED, daemon.awaitEnd(run).status());
        assertEquals(List.of("slow 1 FAILED", "fine 1 SUCCEEDED"), daemon.story(run));
        String error = daemon.attempts(run).getFirst().error().orElseThrow();
        assertTrue(error.matches("(?s).*([Cc]onnection|[Cc]ommunications).*"), error);
    }

    private Optional<Long> connection() {
        return daemon.database()
                .each(sql -> sql.row(
                        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info = ?",
                        row -> row.number("id"),
                        STATEMENT));
    }
}
