package io.hourhand.daemon;

import io.hourhand.daemon.admin.DaemonDoor;
import io.hourhand.daemon.admin.DaemonState;
import io.hourhand.daemon.admin.Inside;
import io.hourhand.daemon.charge.Leadership;
import io.hourhand.daemon.figure.AbandonedThreads;
import io.hourhand.daemon.figure.HeldBack;
import io.hourhand.daemon.job.JobHost;
import io.hourhand.daemon.job.JobProgress;
import io.hourhand.daemon.job.JobTools;
import io.hourhand.daemon.job.JobType;
import io.hourhand.daemon.log.LiveEvents;
import io.hourhand.daemon.log.LogHub;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.daemon.purge.Purger;
import io.hourhand.daemon.run.RunRecorder;
import io.hourhand.daemon.run.RunTools;
import io.hourhand.daemon.spool.FileSpool;
import io.hourhand.daemon.supervise.ScheduleSupervisor;
import io.hourhand.daemon.supervise.SupervisorTools;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.run.BackfillClaims;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.run.FencedPool;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.schedule.ProblemStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Signature;
import io.hourhand.wire.LiveEvent;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The actors that exist while this daemon is in charge: they begin with an epoch and end when it is over. */
record Charge(
        long epoch,
        ActorRef<JobHost.Command> jobs,
        ActorRef<RunRecorder.Command> recorder,
        ActorRef<ScheduleSupervisor.Command> supervisor,
        ActorRef<Purger.Command> purger) {

    /**
     * What they are made of.
     *
     * @param signature of this process's connections
     * @param journal the database as the journal sees it
     * @param jobPool connections for java jobs
     */
    record Parts(
            DaemonSettings settings,
            Signature signature,
            Database database,
            FencedPool journal,
            DataSource jobPool,
            Map<String, JobType> jobTypes,
            LogHub logs,
            LiveEvents events,
            AbandonedThreads abandoned,
            HeldBack held,
            InstantSource clock,
            FileSpool spool) {

        /** What the endpoint shows of them. */
        Inside inside(Supplier<DaemonState> state, DaemonDoor door) {
            return new Inside(state, door, logs, events, abandoned, held, spool::freeBytes);
        }
    }

    static Charge begin(
            ActorContext<?> context, Parts parts, UUID workerId, long epoch, ActorRef<Leadership.Command> leadership) {
        RunStore runs = new RunStore(parts.database(), workerId, epoch);
        parts.journal().lead(epoch);
        parts.logs().lead(epoch);
        Runnable doubt = () -> leadership.tell(new Leadership.Doubt());
        ActorRef<RunRecorder.Command> recorder = context.spawn(RunRecorder.create(runs, doubt), "recorder-" + epoch);
        JobTools jobTools = new JobTools(
                parts.jobTypes(),
                parts.logs(),
                parts.jobPool(),
                parts.clock(),
                parts.spool(),
                parts.settings().cancelStage(),
                parts.abandoned(),
                news -> {
                    recorder.tell(new RunRecorder.News(news));
                    if (news instanceof JobProgress progress) {
                        parts.events().tell(event(progress, parts.clock()));
                    }
                });
        ActorRef<JobHost.Command> jobs = context.spawn(JobHost.create(jobTools, doubt), "jobs-" + epoch);
        ActorRef<Purger.Command> purger = context.spawn(
                Purger.create(
                        new Purger.Tools(parts.database(), parts.settings().purge(), parts.clock())),
                "purger-" + epoch);
        ScheduleStore schedules = new ScheduleStore(parts.database());
        Executor blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
        SupervisorTools tools = new SupervisorTools(
                workerId,
                parts.settings().poll(),
                parts.settings().maxParallelRuns(),
                parts.clock(),
                new ClaimStore(parts.database(), workerId, epoch),
                new ProblemStore(parts.database()),
                new BackfillClaims(parts.database(), workerId, epoch),
                schedules,
                runs,
                new WorkerStore(parts.database()),
                new DrainStore(parts.database()),
                unfinished -> parts.spool().load(unfinished, Narration::warning),
                new RunTools(
                        epoch,
                        parts.clock(),
                        id -> CompletableFuture.supplyAsync(() -> schedules.nextSlot(id), blocking),
                        jobs,
                        recorder,
                        parts.spool(),
                        parts.logs(),
                        parts.events(),
                        parts.abandoned(),
                        doubt),
                drained -> {
                    parts.held().drained(drained);
                    parts.events()
                            .tell(new LiveEvent.DaemonChanged(
                                    workerId, true, parts.clock().instant()));
                },
                () -> purger.tell(new Purger.Ticked()));
        ActorRef<ScheduleSupervisor.Command> supervisor =
                context.spawn(ScheduleSupervisor.create(tools), "supervisor-" + epoch);
        return new Charge(epoch, jobs, recorder, supervisor, purger);
    }

    /** Ends all of it: runs and jobs are left as they are, for whoever is in charge next. */
    void end(ActorContext<?> context) {
        context.stop(supervisor);
        context.stop(jobs);
        context.stop(recorder);
        context.stop(purger);
    }

    private static LiveEvent event(JobProgress progress, InstantSource clock) {
        return new LiveEvent.JobProgressed(
                progress.key().runId(),
                progress.key().position(),
                progress.key().attempt(),
                progress.done(),
                progress.total(),
                clock.instant());
    }
}
