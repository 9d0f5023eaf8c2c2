package io.hourhand.daemon.run;

import io.hourhand.daemon.job.JobHost;
import io.hourhand.daemon.job.JobKey;
import io.hourhand.daemon.job.JobOrder;
import io.hourhand.daemon.job.JobOutcome;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * Takes one run from job to job, one at a time. Each boundary is one commit of the journal: the end of a job and the
 * start of the next are persisted together, before the next one starts.
 */
public final class ScheduleRunner extends EventSourcedBehavior<ScheduleRunner.Command, RunEvent, RunState> {

    /** What a runner is told. */
    public sealed interface Command {}

    /** End the run: what goes on is told to, and nothing new starts. */
    public record Cancel() implements Command {}

    /** The daemon is about to end: let the current job finish if it does in time, start no other. */
    public record Drain() implements Command {}

    private record TakeUp() implements Command {}

    private record JobOver(JobOutcome outcome) implements Command {}

    private record LogClosed(List<RunState.Attempt> changed) implements Command {}

    private record RowsWritten() implements Command {}

    private final ActorContext<Command> context;
    private final RunOrder order;
    private final RunTools tools;
    private final ActorRef<JobOutcome> outcomes;
    private final ActorRef<RunRecorder.Recorded> recorded;
    private boolean draining;

    public static Behavior<Command> create(RunOrder order, RunTools tools) {
        return Behaviors.setup(context -> new ScheduleRunner(context, order, tools));
    }

    private ScheduleRunner(ActorContext<Command> context, RunOrder order, RunTools tools) {
        super(
                PersistenceId.of("run", order.runId().toString()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(2), 0.2));
        this.context = context;
        this.order = order;
        this.tools = tools;
        this.outcomes = context.messageAdapter(JobOutcome.class, JobOver::new);
        this.recorded = context.messageAdapter(RunRecorder.Recorded.class, done -> new RowsWritten());
    }

    @Override
    public RunState emptyState() {
        return RunState.NEW;
    }

    @Override
    public EventHandler<RunState, RunEvent> eventHandler() {
        return newEventHandlerBuilder().forAnyState().onAnyEvent(RunState::apply);
    }

    @Override
    public SignalHandler<RunState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(
                        RecoveryCompleted.instance(), state -> context.getSelf().tell(new TakeUp()))
                .build();
    }

    @Override
    public CommandHandler<Command, RunEvent, RunState> commandHandler() {
        return newCommandHandlerBuilder().forAnyState().onAnyCommand((state, command) -> switch (command) {
            case TakeUp() -> onTakeUp(state);
            case JobOver(JobOutcome outcome) -> onJobOver(state, outcome);
            case Cancel() -> onCancel(state);
            case Drain() -> onDrain(state);
            case LogClosed(List<RunState.Attempt> changed) -> onLogClosed(state, changed);
            case RowsWritten() -> onRowsWritten(state);
        });
    }

    private Effect<RunEvent, RunState> onTakeUp(RunState state) {
        if (state.status().isFinal()) {
            record(state, state.attempts(), Optional.of(recorded));
            return Effect().none();
        }
        if (state.epoch() > tools.epoch()) {
            Narration.warning("Run " + order.runId() + " was taken up by another daemon; this one leaves it.");
            return Effect().stop();
        }
        Instant now = tools.clock().instant();
        List<RunEvent> events = new ArrayList<>();
        if (state.status() == RunStatus.QUEUED) {
            events.add(new RunEvent.Started(tools.epoch(), now));
            Narration.executing(order.plan().jobs().size(), order.scheduleName());
        } else {
            events.add(new RunEvent.Resumed(tools.epoch(), now));
        }
        boolean mineStill = state.epoch() == tools.epoch();
        Optional<RunState.Attempt> inFlight = state.inFlight();
        if (inFlight.isPresent() && mineStill) {
            // This runner restarted; its job did not. The host has it, or its outcome.
            return Effect().persist(events).thenRun(after -> start(inFlight.get()));
        }
        inFlight.ifPresent(lost -> events.addAll(afterRestart(lost, now)));
        return goOn(state, events);
    }

    /** Its outcome may have outlived the daemon that could not persist it. */
    private List<RunEvent> afterRestart(RunState.Attempt lost, Instant now) {
        return tools.spool()
                .find(key(lost))
                .map(outcome -> List.of(ended(lost, outcome)))
                .orElseGet(() -> RunSteps.afterRestart(order.plan(), lost, now));
    }

    private Effect<RunEvent, RunState> onJobOver(RunState state, JobOutcome outcome) {
        Optional<RunState.Attempt> current =
                state.inFlight().filter(attempt -> key(attempt).equals(outcome.key()));
        if (current.isEmpty()) {
            tools.jobs().tell(new JobHost.Persisted(outcome.key()));
            return Effect().none();
        }
        return goOn(state, List.of(ended(current.get(), outcome)));
    }

    private static RunEvent ended(RunState.Attempt attempt, JobOutcome outcome) {
        return new RunEvent.JobEnded(
                attempt.id(),
                attempt.position(),
                attempt.number(),
                outcome.status(),
                outcome.error().map(ScheduleRunner::shortened),
                outcome.output().map(ScheduleRunner::shortened),
                outcome.endedAt());
    }

    private Effect<RunEvent, RunState> onCancel(RunState state) {
        if (state.status().isFinal() || state.cancelAsked()) {
            return Effect().none();
        }
        return Effect()
                .persist(new RunEvent.CancelAsked(tools.clock().instant()))
                .thenRun(after ->
                        after.inFlight().ifPresent(attempt -> tools.jobs().tell(new JobHost.Cancel(key(attempt)))));
    }

    private Effect<RunEvent, RunState> onDrain(RunState state) {
        draining = true;
        return state.inFlight().isPresent() ? Effect().none() : Effect().stop();
    }

    private Effect<RunEvent, RunState> onLogClosed(RunState state, List<RunState.Attempt> changed) {
        record(state, changed, Optional.of(recorded));
        return Effect().none();
    }

    /** The run is over and the tables say so: now people may be told. */
    private Effect<RunEvent, RunState> onRowsWritten(RunState state) {
        Duration took = Duration.between(
                state.startedAt().orElse(order.dueAt()),
                state.endedAt().orElse(tools.clock().instant()));
        Narration.complete(
                state.status() == RunStatus.SUCCEEDED,
                order.scheduleName(),
                state.succeeded(),
                state.failed(),
                state.startedAt().isPresent() ? took : Duration.ZERO);
        tools.events().tell(RunImages.changed(order, state, tools.clock().instant()));
        return Effect().stop();
    }

    /** Persists what happened together with what comes next, then does it. */
    private Effect<RunEvent, RunState> goOn(RunState state, List<RunEvent> happened) {
        RunState reached = state;
        for (RunEvent event : happened) {
            reached = reached.apply(event);
        }
        List<RunEvent> events = new ArrayList<>(happened);
        if (!draining && reached.inFlight().isEmpty()) {
            List<RunEvent> next =
                    RunSteps.next(order.plan(), reached, tools.clock().instant());
            events.addAll(next);
            for (RunEvent event : next) {
                if (event instanceof RunEvent.JobEnded skipped) {
                    reached = reached.apply(skipped);
                }
            }
        }
        return Effect().persist(events).thenRun(after -> persisted(events, after));
    }

    private void persisted(List<RunEvent> events, RunState after) {
        for (RunEvent event : events) {
            switch (event) {
                case RunEvent.Started started -> tools.events().tell(RunImages.changed(order, after, started.at()));
                case RunEvent.Resumed resumed ->
                    Narration.resuming(
                            order.scheduleName(),
                            after.inFlight()
                                    .map(RunState.Attempt::position)
                                    .orElse(after.attempts().size()),
                            order.plan().jobs().size());
                case RunEvent.CancelAsked cancel -> {}
                case RunEvent.JobStarted job ->
                    start(after.latest(job.position()).orElseThrow());
                case RunEvent.JobEnded job -> over(job, after);
                case RunEvent.Ended ended -> {}
            }
        }
        List<RunState.Attempt> changed = RunImages.changedBy(events, after);
        if (after.status().isFinal()) {
            // The log first, then the rows: whoever sees the run's end finds all its lines.
            context.pipeToSelf(tools.logs().close(order.runId()), (done, failure) -> new LogClosed(changed));
        } else {
            record(after, changed, Optional.empty());
            if (draining) {
                context.getSelf().tell(new Drain());
            }
        }
    }

    private void start(RunState.Attempt attempt) {
        JobOrder job = new JobOrder(key(attempt), attempt.id(), order.plan().job(attempt.position()), order.dueAt());
        Narration.jobStarted(job.job().name());
        tools.jobs().tell(new JobHost.Run(job, outcomes));
        tools.events().tell(RunImages.changed(order, attempt, tools.clock().instant()));
    }

    private void over(RunEvent.JobEnded job, RunState after) {
        JobKey key = new JobKey(order.runId(), job.position(), job.attempt());
        tools.jobs().tell(new JobHost.Persisted(key));
        String name = order.plan().job(job.position()).name();
        switch (job.status()) {
            case SUCCEEDED -> Narration.jobCompleted(name);
            case INTERRUPTED -> Narration.jobInterrupted(name);
            case FAILED, TIMED_OUT, CANCELLED ->
                Narration.jobFailed(name, job.error().orElse("It was cancelled before it began."));
            case SKIPPED -> Narration.skipped(name, "an earlier job failed, and this schedule stops there");
            case PENDING, RUNNING -> throw new IllegalStateException("a job cannot end as " + job.status());
        }
        after.attempts().stream()
                .filter(attempt -> attempt.id().equals(job.id()))
                .forEach(attempt -> tools.events().tell(RunImages.changed(order, attempt, job.at())));
    }

    private void record(
            RunState state, List<RunState.Attempt> changed, Optional<ActorRef<RunRecorder.Recorded>> whenDone) {
        tools.recorder()
                .tell(new RunRecorder.Write(RunImages.run(order, state), RunImages.jobs(order, changed), whenDone));
    }

    private JobKey key(RunState.Attempt attempt) {
        return new JobKey(order.runId(), attempt.position(), attempt.number());
    }

    /** The journal keeps the gist; the whole is in the job's log. */
    private static String shortened(String text) {
        return text.length() <= 4_000 ? text : text.substring(0, 4_000) + "…";
    }
}
