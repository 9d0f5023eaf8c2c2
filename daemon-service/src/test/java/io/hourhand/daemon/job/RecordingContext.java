package io.hourhand.daemon.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A context that keeps what a job says. */
final class RecordingContext implements AttemptContext {

    static final UUID RUN = UUID.fromString("0198c0de-0000-7000-8000-000000000000");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public UUID runId() {
        return RUN;
    }

    @Override
    public Instant dueAt() {
        return Instant.EPOCH;
    }

    @Override
    public int attempt() {
        return 2;
    }

    @Override
    public String idempotencyKey() {
        return RUN + "/1";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of();
    }

    @Override
    public DataSource dataSource() {
        throw new IllegalStateException("these jobs need no database");
    }

    @Override
    public void log(String line) {
        line.lines().forEach(lines::add);
    }

    @Override
    public void progress(long done, long total) {
        lines.add(done + "/" + total);
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
