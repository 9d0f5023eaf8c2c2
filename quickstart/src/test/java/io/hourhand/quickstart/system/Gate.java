package io.hourhand.quickstart.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A job that goes on until the test lets it: it waits for a lock of the database that the test holds. */
final class Gate implements AutoCloseable {

    private final String name = "gate-" + UUID.randomUUID();
    private final Connection holder;

    Gate(Schema schema) {
        holder = schema.connect();
        Schema.rows(holder, "SELECT GET_LOCK('" + name + "', 10)");
    }

    /** One job, which ends once the gate is open. */
    ObjectNode job(String jobName) {
        ObjectNode job =
                JsonNodeFactory.instance.objectNode().put("name", jobName).put("type", "sql");
        job.putObject("config")
                .put("statement", "SELECT GET_LOCK('" + name + "', 120); SELECT RELEASE_LOCK('" + name + "')");
        return job;
    }

    void open() {
        Schema.rows(holder, "SELECT RELEASE_LOCK('" + name + "')");
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
