package io.hourhand.quickstart.sample;

import io.hourhand.job.JobContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps what a job says. */
record RecordingContext(
        DataSource dataSource, Map<String, Object> parameters, List<String> lines, List<String> progress)
        implements JobContext {

    RecordingContext(DataSource dataSource, Map<String, Object> parameters) {
        this(dataSource, parameters, new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public UUID runId() {
        return new UUID(0, 1);
    }

    @Override
    public Instant dueAt() {
        return Instant.EPOCH;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String idempotencyKey() {
        return "test";
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }

    @Override
    public void progress(long done, long total) {
        progress.add(done + "/" + total);
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
