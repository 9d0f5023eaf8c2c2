package io.hourhand.quickstart.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Runs the schedule's jobs one after another, with nothing but JDBC and the SPI. */
final class FullSync {

    /** What a job did. Nothing said for {@code sql}. */
    record Ran(long millis, List<String> lines, List<String> progress) {}

    interface Step {
        void take(String job) throws Exception;
    }

    private final DataSource database;
    private final boolean inTransactions;

    /** @param inTransactions whether all statements of a job are one transaction; else each commits by itself */
    FullSync(DataSource database, boolean inTransactions) {
        this.database = database;
        this.inTransactions = inTransactions;
    }

    Map<String, Ran> run(Step before, Step after) throws Exception {
        Map<String, Ran> ran = new LinkedHashMap<>();
        try (JobJar jar = new JobJar(Path.of("target", "jobs", "sample-jobs.jar"))) {
            for (JsonNode job : SampleSchedule.definition().path("jobs")) {
                String name = job.path("name").asText();
                before.take(name);
                ran.put(name, run(job, jar));
                after.take(name);
            }
        }
        return ran;
    }

    private Ran run(JsonNode job, JobJar jar) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, Object> parameters = mapper.convertValue(
                job.path("config").path("parameters"),
                mapper.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
        RecordingContext context = new RecordingContext(database, parameters);
        long start = System.nanoTime();
        switch (job.path("type").asText()) {
            case "sql" -> runSql(job.path("config").path("statement").asText());
            case "java" -> jar.job(job.path("config").path("job").asText()).run(context);
            default -> throw new AssertionError(job);
        }
        return new Ran((System.nanoTime() - start) / 1_000_000, context.lines(), context.progress());
    }

    private void runSql(String text) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(!inTransactions);
            for (String sql : new SqlScript(text).statements()) {
                statement.execute(sql);
            }
            if (inTransactions) {
                connection.commit();
            }
        }
    }
}
