package io.hourhand.quickstart.system.speed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Program;
import java.nio.file.Path;

/** Schedules whose one job is a {@link Chatter}. */
final class Talk {

    private Talk() {}

    /** Makes one, which runs when it is asked to; answers its id. */
    static String schedule(Client client, String name, int linesASecond, int seconds) {
        ObjectNode schedule =
                JsonNodeFactory.instance.objectNode().put("name", name).put("enabled", false);
        schedule.putObject("timing").put("type", "every").put("interval", "P1D");
        ObjectNode job =
                schedule.putArray("jobs").addObject().put("name", "talk").put("type", "command");
        job.putObject("config")
                .putArray("argv")
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .add("-XX:+UseSerialGC")
                .add("-XX:TieredStopAtLevel=1")
                .add("-cp")
                .add(Program.HOME.resolve("quickstart/target/test-classes").toString())
                .add(Chatter.class.getName())
                .add(Integer.toString(linesASecond))
                .add(Integer.toString(seconds));
        return client.post("/api/v1/schedules", schedule)
                .expect(201)
                .body()
                .path("id")
                .asText();
    }
}
