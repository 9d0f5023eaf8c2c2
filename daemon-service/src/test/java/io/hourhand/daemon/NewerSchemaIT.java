package io.hourhand.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.embedded.Server;
import io.hourhand.run.RunStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Yesterday's build, rolled back to on the schema of tomorrow's. */
@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class NewerSchemaIT {

    private final DaemonInProcess daemon;

    NewerSchemaIT(Server server) {
        this.daemon = new DaemonInProcess(server);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    @Tag("faults-row-38")
    void anOlderBuildGoesOnOnTheSchemaOfANewerOne() {
        sql("INSERT INTO hourhand_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) SELECT MAX(installed_rank) + 1, '999', 'of tomorrow', 'SQL',"
                + " 'V999__of_tomorrow.sql', 1, 'a newer build', 1, 1 FROM hourhand_schema_history");
        for (String table : List.of("Schedule", "ScheduleRun", "JobExecution", "WorkerInstance")) {
            sql("ALTER TABLE " + table + " ADD COLUMN ofTomorrow INT NULL, ADD COLUMN alsoOfTomorrow"
                    + " INT NOT NULL DEFAULT 7");
        }
        UUID run = daemon.start().run(daemon.schedule("of yesterday", DaemonInProcess.FINE));
        assertEquals(RunStatus.SUCCEEDED, daemon.awaitEnd(run).status());
        assertEquals(List.of("fine 1 SUCCEEDED"), daemon.story(run));
    }

    private void sql(String statement) {
        daemon.database().each(sql -> sql.update(statement));
    }
}
