package io.hourhand.daemon.run;

import io.hourhand.daemon.job.JobHost;
import io.hourhand.daemon.log.LiveEvents;
import io.hourhand.daemon.log.LogHub;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What every runner needs.
 *
 * @param epoch of the lease under which this daemon is in charge
 */
public record RunTools(
        long epoch,
        InstantSource clock,
        ActorRef<JobHost.Command> jobs,
        ActorRef<RunRecorder.Command> recorder,
        LogHub logs,
        LiveEvents events) {}
