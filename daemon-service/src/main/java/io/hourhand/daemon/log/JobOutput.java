package io.hourhand.daemon.log;

import java.time.Instant;
import java.util.UUID;

/** One attempt's way into its run's log: without secrets, and no more of it than is kept. Safe to use from every thread. */
public final class JobOutput {

    private final RunLog log;
    private final UUID jobExecutionId;
    private final Secrets secrets;

    JobOutput(RunLog log, UUID jobExecutionId, Secrets secrets) {
        this.log = log;
        this.jobExecutionId = jobExecutionId;
        this.secrets = secrets;
    }

    /** Adds output; a text of several lines becomes several, a very long line is cut into pieces. */
    public void append(Instant at, String text) {
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        log.append(jobExecutionId, new Output.Text(at, secrets.masked(whole)));
    }

    /** Adds what a program printed. */
    public void append(Instant at, OutputBlock block) {
        log.append(jobExecutionId, new Output.Block(at, block, secrets));
    }

    /** A text about the attempt, such as its error, without secrets. */
    public String masked(String text) {
        return secrets.masked(text);
    }

    /** The attempt is over: what was held back of its end is written. */
    public void end() {
        log.end(jobExecutionId);
    }
}
