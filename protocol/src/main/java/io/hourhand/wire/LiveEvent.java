package io.hourhand.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import java.time.Instant;
import java.util.UUID;

/** A change that the daemon tells at once to whoever listens; the tables have it at the same time or moments later. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LiveEvent.RunChanged.class, name = "run"),
    @JsonSubTypes.Type(value = LiveEvent.JobChanged.class, name = "job"),
    @JsonSubTypes.Type(value = LiveEvent.JobProgressed.class, name = "progress"),
    @JsonSubTypes.Type(value = LiveEvent.DaemonChanged.class, name = "daemon")
})
public sealed interface LiveEvent {

    Instant at();

    /** A run began or ended. */
    record RunChanged(
            UUID runId,
            UUID scheduleId,
            String scheduleName,
            RunStatus status,
            int jobs,
            int succeeded,
            int failed,
            Instant at)
            implements LiveEvent {}

    /** An attempt at a job began or ended. */
    record JobChanged(UUID runId, int position, int attempt, String name, JobStatus status, Instant at)
            implements LiveEvent {}

    /** A job said how far it is. */
    record JobProgressed(UUID runId, int position, int attempt, long done, long total, Instant at)
            implements LiveEvent {}

    /** The daemon came up or went down. */
    record DaemonChanged(UUID workerId, boolean up, Instant at) implements LiveEvent {}
}
