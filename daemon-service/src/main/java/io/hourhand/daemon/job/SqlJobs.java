package io.hourhand.daemon.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.json.Json;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.sql.Signature;
import io.hourhand.store.sql.SqlScript;
import io.hourhand.store.sql.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Jobs that are SQL: their statements run in order over one connection, and the first that fails ends the job. */
public final class SqlJobs implements JobType {

    private final DatabaseUrl database;
    private final Signature signature;

    /**
     * Jobs of this process.
     *
     * @param database what the name {@code default} stands for
     */
    public SqlJobs(DatabaseUrl database, Signature signature) {
        this.database = database;
        this.signature = signature;
    }

    @Override
    public Parsed<Work> prepare(JobSpec spec) {
        JsonNode config = Json.read(spec.config(), JsonNode.class);
        String source = config.path("dataSource").asText("default");
        if (!source.equals("default")) {
            return Parsed.invalid("There is no data source \"" + source + "\"; use \"default\", which is DATABASE_URL");
        }
        return SqlScript.parse(config.path("statement").asText(""), parameters(config.path("parameters")))
                .map(script -> new Script(script, database, signature));
    }

    private static Map<String, Object> parameters(JsonNode node) {
        Map<String, Object> parameters = new TreeMap<>();
        for (Map.Entry<String, JsonNode> parameter : node.properties()) {
            JsonNode value = parameter.getValue();
            parameters.put(
                    parameter.getKey(),
                    value.isNumber()
                            ? value.decimalValue()
                            : value.isBoolean() ? value.booleanValue() : value.asText());
        }
        return parameters;
    }

    private record Script(SqlScript script, DatabaseUrl database, Signature signature) implements Work {

        @Override
        public Optional<String> run(AttemptContext context) throws JobFailure {
            try {
                return Optional.of(script.run(database, signature, context::log));
            } catch (StoreException e) {
                throw JobFailure.of("", e);
            }
        }

        @Override
        public void cancel() {
            script.cancel();
        }

        @Override
        public void kill() {
            script.cut();
        }
    }
}
