package io.hourhand.daemon.job;

import java.util.UUID;

/** One attempt at one job of one run. */
public record JobKey(UUID runId, int position, int attempt) {

    /** The same for all attempts at a job of a run. */
    public String idempotencyKey() {
        return runId + "/" + position;
    }
}
