package io.hourhand.quickstart.system.fault.away;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where jobs leave their traces that must not need the database, and the gate before which they wait. */
record Book(Path folder) {

    /** A job that writes down that it began, and ends once the gate is open. */
    ObjectNode job(String name) {
        return job(name, "echo was let through");
    }

    /** The same with something to do once the gate is open: a line of a shell. */
    ObjectNode job(String name, String then) {
        return program(
                name,
                "echo \"$HOURHAND_IDEMPOTENCY_KEY\" >> " + folder.resolve("book") + "; until [ -e "
                        + folder.resolve("gate") + " ]; do sleep 1; done; " + then);
    }

    private static ObjectNode program(String name, String line) {
        ObjectNode job = JsonNodeFactory.instance.objectNode().put("name", name).put("type", "command");
        job.putObject("config").putArray("argv").add("sh").add("-c").add(line);
        return job;
    }

    void openGate() {
        try {
            Files.createFile(folder.resolve("gate"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The idempotency keys of all attempts that began. */
    List<String> begun() {
        try {
            return Files.readAllLines(folder.resolve("book"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
