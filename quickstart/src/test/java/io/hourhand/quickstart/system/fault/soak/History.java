package io.hourhand.quickstart.system.fault.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.util.Map;

/** Runs of a schedule that was deleted long ago, for a purge to take away: nothing of them may be left. */
final class History {

    private static final String OLD = "'2020-01-01'";
    private static final String NAME = "'Long ago'";

    private final Stage stage;

    History(Stage stage) {
        this.stage = stage;
    }

    /** Makes some, and has them purged as an operator does it, beside the daemon. */
    void purge() {
        stage.schema()
                .run(
                        "INSERT INTO ScheduleRun (id, scheduleId, scheduleName, cause, dueAt, status, createdAt, startedAt,"
                                + " finishedAt, jobs, succeeded, failed, plan, epoch) SELECT UUID(), UUID(), " + NAME
                                + ", 'MANUAL', " + OLD + ", 'SUCCEEDED', " + OLD + ", " + OLD + ", " + OLD
                                + ", 1, 1, 0, '{}', 1 FROM information_schema.columns LIMIT 200");
        stage.schema()
                .run(
                        "INSERT INTO JobExecution (id, runId, position, name, type, status, attempt, startedAt, finishedAt,"
                                + " durationMs, output, epoch) SELECT UUID(), id, 1, 'old', 'sql', 'SUCCEEDED', 1, "
                                + OLD
                                + ", " + OLD + ", 1, '', 1 FROM ScheduleRun WHERE scheduleName = " + NAME);
        stage.schema()
                .run("INSERT INTO JobLog (runId, firstSeq, lineCount, jobExecutionId, firstAt, lineOffsets, content)"
                        + " SELECT runId, 1, 1, id, " + OLD + ", '0', REPEAT('a line of output ', 60)"
                        + " FROM JobExecution WHERE name = 'old'");
        try (Program purge =
                Program.hourhand(Map.of("DATABASE_URL", stage.schema().url()), "purge")) {
            assertEquals(0, purge.awaitEnd(), purge::toString);
        }
        assertEquals(0, stage.number("SELECT COUNT(*) FROM ScheduleRun WHERE scheduleName = " + NAME));
        assertEquals(0, stage.number("SELECT COUNT(*) FROM JobExecution WHERE name = 'old'"));
        assertEquals(0, stage.number("SELECT COUNT(*) FROM JobLog WHERE firstAt = " + OLD));
    }
}
