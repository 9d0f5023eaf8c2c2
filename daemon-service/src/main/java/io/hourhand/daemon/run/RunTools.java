package io.hourhand.daemon.run;

import io.hourhand.daemon.job.JobHost;
import io.hourhand.daemon.job.Spool;
import io.hourhand.daemon.log.LiveEvents;
import io.hourhand.daemon.log.LogHub;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What every runner needs.
 *
 * @param epoch of the lease under which this daemon is in charge
 * @param spool holds outcomes that were not persisted before their daemon ended
 */
public record RunTools(
        long epoch,
        InstantSource clock,
        ActorRef<JobHost.Command> jobs,
        ActorRef<RunRecorder.Command> recorder,
        Spool spool,
        LogHub logs,
        LiveEvents events) {}
