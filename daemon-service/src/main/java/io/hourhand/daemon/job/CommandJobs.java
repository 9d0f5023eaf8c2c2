package io.hourhand.daemon.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs that are a program of their own, where the operator allows it by {@code COMMAND_JOBS=true}. There is no shell in
 * between, and the daemon's own environment, with its passwords, is not handed on.
 */
public final class CommandJobs implements JobType {

    private static final Set<String> HANDED_ON = Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final boolean allowed;

    public CommandJobs(boolean allowed) {
        this.allowed = allowed;
    }

    @Override
    public Parsed<Work> prepare(JobSpec job) {
        if (!allowed) {
            return Parsed.invalid("This daemon runs no command jobs; its operator can allow them by COMMAND_JOBS=true");
        }
        JsonNode config = Json.read(job.config(), JsonNode.class);
        List<String> argv = new ArrayList<>();
        config.path("argv").forEach(word -> argv.add(word.asText()));
        if (argv.isEmpty()) {
            return Parsed.invalid("argv is empty: give the program and its arguments, a text each");
        }
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.environment().keySet().retainAll(HANDED_ON);
        for (Map.Entry<String, JsonNode> variable : config.path("environment").properties()) {
            builder.environment().put(variable.getKey(), variable.getValue().asText());
        }
        String directory = config.path("workingDirectory").asText("");
        if (!directory.isEmpty()) {
            if (!new File(directory).isDirectory()) {
                return Parsed.invalid("workingDirectory " + directory + " is no directory on the daemon's machine");
            }
            builder.directory(new File(directory));
        }
        return Parsed.valid(new Command(builder));
    }

    private static final class Command implements Work {

        private final ProcessBuilder builder;
        private Optional<ChildProcess> child = Optional.empty();
        private boolean cancelled;

        Command(ProcessBuilder builder) {
            this.builder = builder;
        }

        @Override
        public Optional<String> run(AttemptContext context) throws JobFailure, InterruptedException {
            builder.environment().put("HOURHAND_RUN_ID", context.runId().toString());
            builder.environment().put("HOURHAND_ATTEMPT", Integer.toString(context.attempt()));
            builder.environment().put("HOURHAND_IDEMPOTENCY_KEY", context.idempotencyKey());
            ChildProcess started = begin();
            int code = started.run(context::print);
            if (code != 0) {
                throw new JobFailure("It ended with exit code " + code + ".");
            }
            return Optional.of("exit code 0");
        }

        private synchronized ChildProcess begin() throws JobFailure {
            if (cancelled) {
                throw new JobFailure("It was told to end before it began.");
            }
            try {
                ChildProcess started = ChildProcess.start(builder);
                child = Optional.of(started);
                return started;
            } catch (IOException e) {
                throw JobFailure.of("", e);
            }
        }

        @Override
        public synchronized void cancel() {
            cancelled = true;
            child.ifPresent(ChildProcess::end);
        }

        @Override
        public synchronized void kill() {
            cancelled = true;
            child.ifPresent(ChildProcess::kill);
        }
    }
}
