package io.hourhand.daemon.admin;

import io.hourhand.wire.TriggerAnswer;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What the endpoint asks of the daemon behind it. */
public interface DaemonDoor {

    /** Schedules were edited. */
    void look();

    /** Somebody asked for a run; the answer comes soon, whatever state the daemon is in. */
    CompletionStage<TriggerAnswer> request(UUID triggerId);

    /** Somebody wants a run to end. */
    void cancel(UUID runId);
}
