package io.hourhand.daemon.run;

import io.hourhand.daemon.job.JobHost;
import io.hourhand.daemon.job.JobKey;
import io.hourhand.daemon.job.JobOrder;
import io.hourhand.daemon.job.JobOutcome;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** A run's way to its jobs, which live elsewhere. */
final class RunJobs {

    private final RunOrder order;
    private final RunTools tools;
    private final ActorRef<JobOutcome> outcomes;

    RunJobs(RunOrder order, RunTools tools, ActorRef<JobOutcome> outcomes) {
        this.order = order;
        this.tools = tools;
        this.outcomes = outcomes;
    }

    /** Does what the journal says now: it is persisted. */
    void act(List<RunEvent> events, RunState after) {
        for (RunEvent event : events) {
            switch (event) {
                case RunEvent.JobStarted job ->
                    start(after.latest(job.position()).orElseThrow());
                case RunEvent.JobEnded job -> persisted(new JobKey(order.runId(), job.position(), job.attempt()));
                case RunEvent.Started started -> {}
                case RunEvent.Resumed resumed -> {}
                case RunEvent.CancelAsked cancel -> {}
                case RunEvent.TimeIsUp timeout -> {}
                case RunEvent.RetryPlanned retry -> {}
                case RunEvent.Ended ended -> {}
            }
        }
    }

    /** Starts the attempt, or attaches to it again. */
    void start(RunState.Attempt attempt) {
        JobOrder job = new JobOrder(key(attempt), attempt.id(), order.plan().job(attempt.position()), order.dueAt());
        tools.jobs().tell(new JobHost.Run(job, outcomes));
    }

    /** The daemon ends: so does the attempt. */
    void interrupt(RunState.Attempt attempt) {
        tools.jobs().tell(new JobHost.Interrupt(key(attempt)));
    }

    /** Has the attempt that goes on end, if one does. */
    void end(RunState state, RunStop why) {
        state.inFlight().ifPresent(attempt -> tools.jobs()
                .tell(new JobHost.End(key(attempt), why.going(), why.reason(order.plan()))));
    }

    /** The outcome is safe in the journal. */
    void persisted(JobKey key) {
        tools.jobs().tell(new JobHost.Persisted(key));
    }

    /** So is that of each attempt that is over, though the word of it may never have come. */
    void persisted(RunState state) {
        state.attempts().stream()
                .filter(attempt -> attempt.status().isFinal())
                .forEach(attempt -> persisted(key(attempt)));
    }

    /** An outcome that outlived the daemon that could not persist it. */
    Optional<JobOutcome> kept(RunState.Attempt attempt) {
        return tools.spool().find(key(attempt));
    }

    /** What an outcome means for the attempt that goes on; nothing if it is not that attempt's. */
    Optional<RunEvent.JobEnded> ended(RunState state, JobOutcome outcome) {
        return state.inFlight()
                .filter(attempt -> key(attempt).equals(outcome.key()))
                .map(attempt -> RunSteps.ended(attempt, outcome));
    }

    private JobKey key(RunState.Attempt attempt) {
        return new JobKey(order.runId(), attempt.position(), attempt.number());
    }
}
