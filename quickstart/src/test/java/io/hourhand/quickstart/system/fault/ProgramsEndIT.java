package io.hourhand.quickstart.system.fault;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.fault.stage.Server;
import io.hourhand.quickstart.system.fault.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a command job has started does not outlive its daemon, where it would go on beside its own repetition. */
@Execution(ExecutionMode.CONCURRENT)
final class ProgramsEndIT {

    private enum End {
        SIGTERM {
            @Override
            void comeTo(Program daemon) {
                daemon.stop();
            }
        },
        KILL_9 {
            @Override
            void comeTo(Program daemon) {
                daemon.kill();
            }
        };

        abstract void comeTo(Program daemon);
    }

    @ParameterizedTest
    @EnumSource
    void aProgramAndWhatItStartedEndWithTheirDaemon(End end) {
        try (Stage stage = new Stage(Server.MARIADB)) {
            stage.create(Stage.once("Starts programs", Instant.now().plusSeconds(2)), twoSleepers());
            Program daemon = stage.leader(Map.of("COMMAND_JOBS", "true", "SHUTDOWN_GRACE_MS", "300"));
            Eventually.equal(2L, () -> started(daemon).stream()
                    .filter(program -> program.info().command().orElse("").endsWith("sleep"))
                    .count());
            List<ProcessHandle> programs = started(daemon);
            end.comeTo(daemon);
            programs.forEach(program -> program.onExit().orTimeout(30, SECONDS).join());
        }
    }

    private static List<ProcessHandle> started(Program daemon) {
        return daemon.handle().descendants().toList();
    }

    private static ObjectNode twoSleepers() {
        ObjectNode job =
                JsonNodeFactory.instance.objectNode().put("name", "sleeps").put("type", "command");
        job.putObject("config").putArray("argv").add("sh").add("-c").add("sleep 300 & sleep 300; :");
        return job;
    }
}
