package io.hourhand.daemon.run;

import io.hourhand.daemon.figure.AbandonedThreads;
import io.hourhand.daemon.job.JobHost;
import io.hourhand.daemon.job.Spool;
import io.hourhand.daemon.log.LiveEvents;
import io.hourhand.daemon.log.LogHub;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What every runner needs.
 *
 * @param epoch of the lease under which this daemon is in charge
 * @param nextSlot tells until when a failed job may be tried again
 * @param doubt is told that another daemon may be in charge, or that the database may be away
 * @param abandoned counts what jobs have left behind
 * @param spool holds outcomes that were not persisted before their daemon ended
 */
public record RunTools(
        long epoch,
        InstantSource clock,
        NextSlot nextSlot,
        ActorRef<JobHost.Command> jobs,
        ActorRef<RunRecorder.Command> recorder,
        Spool spool,
        LogHub logs,
        LiveEvents events,
        AbandonedThreads abandoned,
        Runnable doubt) {

    /** Has the job of a run end at once, also while its runner waits for the journal. */
    public void cancelJobs(UUID runId) {
        jobs.tell(new JobHost.EndRun(runId, RunStop.CANCEL.going(), RunStop.CANCELLED));
    }

    /** Asks the tables for the slot that a schedule waits for, if it waits for one. */
    public interface NextSlot {

        CompletionStage<Optional<Instant>> of(UUID scheduleId);
    }
}
