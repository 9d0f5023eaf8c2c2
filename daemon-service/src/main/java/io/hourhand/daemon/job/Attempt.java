package io.hourhand.daemon.job;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.daemon.log.JobOutput;
import io.hourhand.job.JobContext;
import io.hourhand.json.Json;
import io.hourhand.run.JobStatus;
import io.hourhand.schedule.Parsed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a job on a thread of its own: a platform thread, as a job that loops for ever would take a carrier away
 * from all virtual ones.
 */
final class Attempt implements JobContext {

    /** A job may report every row; people see a few a second. */
    private static final long PROGRESS_NANOS = 250_000_000;

    private final JobOrder order;
    private final JobTools tools;
    private final JobOutput log;
    private final Map<String, Object> parameters;
    private final CompletableFuture<JobOutcome> outcome = new CompletableFuture<>();
    private final Thread thread;
    private volatile JobType.@Nullable Work work;
    private volatile boolean cancelled;
    private volatile long lastProgress = System.nanoTime() - PROGRESS_NANOS;

    private Attempt(JobOrder order, JobTools tools) {
        this.order = order;
        this.tools = tools;
        this.log = tools.logs()
                .output(order.key().runId(), order.executionId(), order.job().config());
        this.parameters = Json.MAPPER.convertValue(
                Json.read(order.job().config(), JsonNode.class).path("parameters"),
                new TypeReference<Map<String, Object>>() {});
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("job-" + order.key().runId() + "-" + order.key().position())
                .unstarted(this::work);
    }

    static Attempt start(JobOrder order, JobTools tools) {
        Attempt attempt = new Attempt(order, tools);
        attempt.thread.start();
        return attempt;
    }

    /** How it ended, once it has. */
    CompletionStage<JobOutcome> outcome() {
        return outcome;
    }

    /** Asks the job to end, by every means that spares the process. */
    void interrupt() {
        cancelled = true;
        JobType.Work going = work;
        if (going != null) {
            going.cancel();
        }
        thread.interrupt();
    }

    private void work() {
        try {
            outcome.complete(
                    switch (tools.prepare(order.job())) {
                        case Parsed.Valid<JobType.Work>(JobType.Work ready) -> {
                            work = ready;
                            yield ended(JobStatus.SUCCEEDED, Optional.empty(), ready.run(this));
                        }
                        case Parsed.Invalid<JobType.Work>(String message) -> {
                            log(message);
                            yield ended(JobStatus.FAILED, Optional.of(message), Optional.empty());
                        }
                    });
        } catch (Throwable failure) {
            // A job may fail by anything, StackOverflowError and OutOfMemoryError included; its thread ends here.
            outcome.complete(failed(failure));
        }
    }

    private JobOutcome failed(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage())
                .filter(text -> !text.isBlank())
                .orElse(failure.getClass().getSimpleName());
        try {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            log(trace.toString().stripTrailing());
        } catch (RuntimeException | Error e) {
            // The trace is a help, the outcome a duty.
            failure.addSuppressed(e);
        }
        return ended(JobStatus.FAILED, Optional.of(message), Optional.empty());
    }

    private JobOutcome ended(JobStatus status, Optional<String> error, Optional<String> output) {
        log.end();
        return JobOutcome.over(
                order.key(),
                status,
                error.map(log::masked),
                output.map(log::masked),
                tools.clock().instant());
    }

    @Override
    public UUID runId() {
        return order.key().runId();
    }

    @Override
    public Instant dueAt() {
        return order.runDueAt();
    }

    @Override
    public int attempt() {
        return order.key().attempt();
    }

    @Override
    public String idempotencyKey() {
        return order.key().idempotencyKey();
    }

    @Override
    public Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public DataSource dataSource() {
        return tools.dataSource();
    }

    @Override
    public void log(String line) {
        log.append(tools.clock().instant(), line);
    }

    @Override
    public void progress(long done, long total) {
        long now = System.nanoTime();
        if (done >= total || now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            tools.progress().accept(new JobProgress(order.key(), done, Math.max(1, total)));
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
