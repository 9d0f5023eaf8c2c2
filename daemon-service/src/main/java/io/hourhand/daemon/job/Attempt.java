package io.hourhand.daemon.job;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.daemon.log.JobOutput;
import io.hourhand.daemon.log.OutputBlock;
import io.hourhand.json.Json;
import io.hourhand.run.CancelStage;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An attempt at a job on a thread of its own: a platform thread, as a job that loops for ever would take a carrier away
 * from all virtual ones.
 */
final class Attempt implements AttemptContext {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

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

    /** Has it end by the means of a stage and of all before it. Does not wait for it. */
    void end(CancelStage stage) {
        if (outcome.isDone()) {
            return;
        }
        cancelled = true;
        if (stage.compareTo(CancelStage.INTERRUPTED) >= 0) {
            thread.interrupt();
        }
        // A job's own means may block: a server has to be told, a process be found.
        Thread.ofPlatform().daemon().name("end-" + thread.getName()).start(() -> told(stage));
    }

    /** Nobody waits for it any more. */
    void abandon() {
        closeLog();
        tools.abandoned().add(thread);
    }

    private void told(CancelStage stage) {
        try {
            log(
                    switch (stage) {
                        case ASKED -> "Told to stop.";
                        case INTERRUPTED -> "Interrupted.";
                        case KILLED, ABANDONED -> "Ended by force.";
                    });
            JobType.Work going = work;
            if (going != null) {
                switch (stage) {
                    case ASKED, INTERRUPTED -> going.cancel();
                    case KILLED, ABANDONED -> going.kill();
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("{} could not be told to stop: {}", thread.getName(), e.toString());
        }
    }

    private void work() {
        try {
            outcome.complete(result());
        } finally {
            // Whatever happened to the attempt to tell it: its run must not wait.
            outcome.complete(over(JobStatus.FAILED, Optional.of("How it ended could not be noted."), Optional.empty()));
        }
    }

    private JobOutcome result() {
        try {
            return switch (tools.prepare(order.job())) {
                case Parsed.Valid<JobType.Work>(JobType.Work ready) -> {
                    work = ready;
                    if (cancelled) {
                        throw new IllegalStateException("It was told to stop before it began.");
                    }
                    yield ended(JobStatus.SUCCEEDED, Optional.empty(), ready.run(this));
                }
                case Parsed.Invalid<JobType.Work>(String message) -> {
                    log(message);
                    yield ended(JobStatus.FAILED, Optional.of(message), Optional.empty());
                }
            };
        } catch (Throwable failure) {
            // A job may fail by anything, StackOverflowError and OutOfMemoryError included; its thread ends here.
            return failed(failure);
        }
    }

    private JobOutcome failed(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage())
                .filter(text -> !text.isBlank())
                .map(text -> failure instanceof VirtualMachineError
                        ? failure.getClass().getSimpleName() + ": " + text
                        : text)
                .orElse(failure.getClass().getSimpleName());
        try {
            log(failure instanceof JobFailure ? message : trace(failure));
        } catch (RuntimeException | Error e) {
            // The trace is a help, the outcome a duty.
            failure.addSuppressed(e);
        }
        return ended(JobStatus.FAILED, Optional.of(message), Optional.empty());
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString().stripTrailing();
    }

    private JobOutcome ended(JobStatus status, Optional<String> error, Optional<String> output) {
        closeLog();
        return over(status, error.map(log::masked), output.map(log::masked));
    }

    private void closeLog() {
        try {
            log.end();
        } catch (RuntimeException | Error e) {
            // The end of its log is a help, the outcome a duty.
            LOG.warn("The log of {} could not be ended: {}", thread.getName(), e.toString());
        }
    }

    private JobOutcome over(JobStatus status, Optional<String> error, Optional<String> output) {
        return JobOutcome.over(order.key(), status, error, output, tools.clock().instant());
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
    public void print(OutputBlock block) {
        log.append(tools.clock().instant(), block);
    }

    @Override
    public void progress(long done, long total) {
        long now = System.nanoTime();
        if (done >= total || now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            tools.news().accept(new JobProgress(order.key(), done, Math.max(1, total)));
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
