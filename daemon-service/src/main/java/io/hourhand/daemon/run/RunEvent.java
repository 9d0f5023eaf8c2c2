package io.hourhand.daemon.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hourhand.daemon.journal.Stored;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to a run, as the journal keeps it. Class and field names are the stored form: they may gain fields with
 * a default and are never renamed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = RunEvent.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = RunEvent.CancelAsked.class, name = "cancel-asked"),
    @JsonSubTypes.Type(value = RunEvent.TimeIsUp.class, name = "time-is-up"),
    @JsonSubTypes.Type(value = RunEvent.JobStarted.class, name = "job-started"),
    @JsonSubTypes.Type(value = RunEvent.JobEnded.class, name = "job-ended"),
    @JsonSubTypes.Type(value = RunEvent.RetryPlanned.class, name = "retry-planned"),
    @JsonSubTypes.Type(value = RunEvent.Ended.class, name = "ended")
})
public sealed interface RunEvent extends Stored {

    Instant at();

    /** A daemon took the run up for the first time. */
    record Started(long epoch, Instant at) implements RunEvent {}

    /**
     * A later daemon, or the same one after a failure, took the run up again. Persisted first after each recovery: if
     * anybody else still writes this run, one of the two finds the sequence number taken and steps back.
     */
    record Resumed(long epoch, Instant at) implements RunEvent {}

    /** Somebody wants the run to end; what goes on is told to, and nothing new starts. */
    record CancelAsked(Instant at) implements RunEvent {}

    /** The run has taken longer than it may; what goes on is told to end, and nothing new starts. */
    record TimeIsUp(Instant at) implements RunEvent {}

    /**
     * An attempt at a job began.
     *
     * @param id of its row in JobExecution
     */
    record JobStarted(UUID id, int position, int attempt, Instant at) implements RunEvent {}

    /**
     * An attempt at a job ended, or a job was passed over (attempt 1, SKIPPED or CANCELLED, never started).
     *
     * @param error its message, the first lines of it; the whole is in the job's log
     * @param leftBehind whether the job would not end and still goes on, on its own
     */
    record JobEnded(
            UUID id,
            int position,
            int attempt,
            JobStatus status,
            Optional<String> error,
            Optional<String> output,
            boolean leftBehind,
            Instant at)
            implements RunEvent {}

    /**
     * Another attempt at the job waits for its time.
     *
     * @param id of its row in JobExecution
     * @param startsAt when it is to begin
     * @param before the schedule's next slot: it begins before then or not at all
     */
    record RetryPlanned(UUID id, int position, int attempt, Instant startsAt, Optional<Instant> before, Instant at)
            implements RunEvent {}

    /** The run is over. */
    record Ended(RunStatus status, Instant at) implements RunEvent {}
}
