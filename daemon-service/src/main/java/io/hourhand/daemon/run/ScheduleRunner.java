package io.hourhand.daemon.run;

import io.hourhand.daemon.job.JobOutcome;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
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

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    /** What a runner is told. */
    public sealed interface Command {}

    /** End the run: what goes on is told to, and nothing new starts. */
    public record Cancel() implements Command {}

    /** The daemon is about to end: let the current job finish if it does in time, start no other. */
    public record Drain() implements Command {}

    /** The grace is over: the current job is interrupted and left to the next daemon. */
    public record Interrupt() implements Command {}

    private record TakeUp() implements Command {}

    private record JobOver(JobOutcome outcome) implements Command {}

    private record RowsWritten() implements Command {}

    private record SlotKnown(JobOutcome outcome, Optional<Instant> nextSlot) implements Command {}

    private record SlotUnknown(JobOutcome outcome, Throwable cause) implements Command {}

    private record Awake() implements Command {}

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final RunOrder order;
    private final RunTools tools;
    private final Runnable lost;
    private final RunNews news;
    private final RunJobs jobs;
    private final RunRows rows;
    private boolean cancelled;
    private boolean draining;
    private boolean leaving;
    private boolean givenUp;

    /**
     * A runner that recovers its run and goes on with it.
     *
     * @param lost is called when the run can never be recovered, to have the runner stopped; its rows get an end
     */
    public static Behavior<Command> create(RunOrder order, RunTools tools, Runnable lost) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new ScheduleRunner(context, timers, order, tools, lost)));
    }

    private ScheduleRunner(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            RunOrder order,
            RunTools tools,
            Runnable lost) {
        super(
                PersistenceId.of("run", order.runId().toString()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(2), 0.2));
        this.context = context;
        this.timers = timers;
        this.order = order;
        this.tools = tools;
        this.lost = lost;
        this.news = new RunNews(order, tools.events(), tools.abandoned());
        this.jobs = new RunJobs(order, tools, context.messageAdapter(JobOutcome.class, JobOver::new));
        this.rows = new RunRows(
                order, tools, context.messageAdapter(RunRecorder.Recorded.class, done -> new RowsWritten()));
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
                .onSignal(RecoveryFailed.class, (state, failed) -> onRecoveryFailed(failed.getFailure()))
                .build();
    }

    @Override
    public CommandHandler<Command, RunEvent, RunState> commandHandler() {
        return newCommandHandlerBuilder().forAnyState().onAnyCommand((state, command) -> switch (command) {
            case TakeUp() -> onTakeUp(state);
            case JobOver(JobOutcome outcome) -> onJobOver(state, outcome);
            case Cancel() -> onCancel(state);
            case Drain() -> onDrain(state);
            case Interrupt() -> onInterrupt(state);
            case RowsWritten() -> onRowsWritten(state);
            case SlotKnown(JobOutcome outcome, Optional<Instant> nextSlot) -> onSlotKnown(state, outcome, nextSlot);
            case SlotUnknown(JobOutcome outcome, Throwable cause) -> onSlotUnknown(outcome, cause);
            case Awake() -> onAwake(state);
        });
    }

    private void onRecoveryFailed(Throwable failure) {
        Optional<String> verdict = Recovery.verdict(failure);
        if (verdict.isEmpty()) {
            tools.doubt().run();
        } else if (!givenUp) {
            // The same failure is signalled on its way up as well.
            givenUp = true;
            rows.giveUp(verdict.get());
            lost.run();
        }
    }

    private Effect<RunEvent, RunState> onTakeUp(RunState state) {
        if (state.status().isFinal()) {
            rows.close(state, state.attempts());
            return Effect().none();
        }
        if (state.epoch() > tools.epoch()) {
            Narration.warning("Run " + order.runId() + " was taken up by another daemon; this one leaves it.");
            tools.doubt().run();
            return Effect().stop();
        }
        if (state.epoch() == tools.epoch()) {
            // Something could not be persisted: an outage, or somebody else who writes.
            tools.doubt().run();
            jobs.persisted(state);
        }
        Instant now = tools.clock().instant();
        return switch (RunTakeUp.of(order.plan(), state, tools.epoch(), cancelled, jobs::kept, now, Math.random())) {
            case RunTakeUp.Attach(List<RunEvent> events, RunState.Attempt attempt) ->
                takeUp(events, after -> {
                    jobs.start(attempt);
                    after.stop().ifPresent(why -> jobs.end(after, why));
                    nap(after);
                });
            case RunTakeUp.Kept(List<RunEvent> events, JobOutcome outcome) ->
                takeUp(events, after -> {
                    news.tell(events, after);
                    context.getSelf().tell(new JobOver(outcome));
                });
            case RunTakeUp.GoOn(List<RunEvent> events) -> goOn(state, events);
        };
    }

    /** The rows may lack what was persisted last: its commit can happen although its answer never came. */
    private Effect<RunEvent, RunState> takeUp(List<RunEvent> events, Consumer<RunState> then) {
        return Effect().persist(events).thenRun(after -> {
            rows.write(after, after.attempts());
            then.accept(after);
        });
    }

    private Effect<RunEvent, RunState> onJobOver(RunState state, JobOutcome outcome) {
        Optional<RunEvent.JobEnded> ended = jobs.ended(state, outcome);
        if (ended.isEmpty()) {
            jobs.persisted(outcome.key());
            return Effect().none();
        }
        if (!RunRetries.decide(order.plan(), state, ended.get())) {
            return goOn(state, List.of(ended.get()));
        }
        context.pipeToSelf(
                tools.nextSlot().of(order.scheduleId()),
                (slot, failure) -> failure == null ? new SlotKnown(outcome, slot) : new SlotUnknown(outcome, failure));
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onSlotKnown(RunState state, JobOutcome outcome, Optional<Instant> nextSlot) {
        return jobs.ended(state, outcome)
                .map(ended -> goOn(state, RunRetries.after(order.plan(), state, ended, nextSlot, Math.random())))
                .orElseGet(() -> Effect().none());
    }

    /** Without the database the outcome cannot be kept either: the host has it until then. */
    private Effect<RunEvent, RunState> onSlotUnknown(JobOutcome outcome, Throwable cause) {
        context.getLog().warn("The next slot could not be read, trying again: {}", cause.getMessage());
        timers.startSingleTimer("ask-again", new JobOver(outcome), ASK_AGAIN);
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onAwake(RunState state) {
        Instant now = tools.clock().instant();
        if (RunClock.isUp(order.plan(), state, now)) {
            return stop(state, RunStop.TIMEOUT);
        }
        if (draining
                || state.waiting().isEmpty()
                || RunSteps.next(order.plan(), state, now).isEmpty()) {
            nap(state);
            return Effect().none();
        }
        return goOn(state, List.of());
    }

    private Effect<RunEvent, RunState> onCancel(RunState state) {
        // Known here even if the journal does not take it now: the next take-up begins with it.
        cancelled = true;
        return stop(state, RunStop.CANCEL);
    }

    private Effect<RunEvent, RunState> stop(RunState state, RunStop why) {
        if (state.status().isFinal() || state.stop().isPresent()) {
            return Effect().none();
        }
        RunEvent told = why.event(tools.clock().instant());
        if (state.status() == RunStatus.RUNNING && state.inFlight().isEmpty()) {
            return goOn(state, List.of(told));
        }
        jobs.end(state, why);
        return Effect().persist(told).thenRun(after -> news.tell(List.of(told), after));
    }

    private Effect<RunEvent, RunState> onDrain(RunState state) {
        draining = true;
        if (state.inFlight().isEmpty() && !leaving) {
            leaving = true;
            rows.close(state, state.attempts());
        }
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onInterrupt(RunState state) {
        state.inFlight().ifPresent(jobs::interrupt);
        return onDrain(state);
    }

    /** The run is over and the tables say so: now people may be told. */
    private Effect<RunEvent, RunState> onRowsWritten(RunState state) {
        if (state.status().isFinal()) {
            news.complete(state, tools.clock().instant());
        }
        return Effect().stop();
    }

    /** Persists what happened together with what comes next, then does it. */
    private Effect<RunEvent, RunState> goOn(RunState state, List<RunEvent> happened) {
        Instant now = tools.clock().instant();
        List<RunEvent> known = RunTakeUp.withCancel(state, happened, cancelled, now);
        List<RunEvent> events = draining ? known : RunSteps.onward(order.plan(), state, known, now);
        return Effect().persist(events).thenRun(after -> persisted(events, after));
    }

    private void persisted(List<RunEvent> events, RunState after) {
        news.tell(events, after);
        jobs.act(events, after);
        List<RunState.Attempt> changed = RunImages.changedBy(events, after);
        if (after.status().isFinal()) {
            rows.close(after, changed);
            return;
        }
        rows.write(after, changed);
        if (draining) {
            context.getSelf().tell(new Drain());
        } else {
            nap(after);
        }
    }

    /** Sleeps until there is something to do. */
    private void nap(RunState state) {
        RunClock.nap(order.plan(), state, tools.clock().instant())
                .ifPresent(nap -> timers.startSingleTimer("awake", new Awake(), nap));
    }
}
