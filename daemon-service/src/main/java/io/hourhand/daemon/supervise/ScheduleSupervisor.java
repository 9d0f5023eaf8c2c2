package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.daemon.supervise.Decisions.Decision;
import io.hourhand.daemon.supervise.Decisions.Standing;
import io.hourhand.run.DrainOrder;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.run.RunStore;
import io.hourhand.wire.TriggerAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The heart of the daemon in charge. Sends itself a Tick once an hour, sleeps until the next slot or a nudge, decides
 * what is due, and gives each run its runner. One decision at a time, so that no two see the same slot.
 */
public final class ScheduleSupervisor extends AbstractMatchingBehavior<ScheduleSupervisor.Command> {

    private static final Duration RETRY = Duration.ofSeconds(2);

    /** What the supervisor is told. */
    public sealed interface Command {}

    /** Somebody edited schedules: look again. */
    public record Look() implements Command {}

    /** Somebody asked for a run. */
    public record Request(UUID triggerId, ActorRef<TriggerAnswer> replyTo) implements Command {}

    /** Somebody wants a run to end. */
    public record CancelRun(UUID runId) implements Command {}

    /** The lease is in doubt: start nothing new. */
    public record Pause() implements Command {}

    /** The lease is sure again. */
    public record Resume() implements Command {}

    /**
     * The clock was compared with the database's.
     *
     * @param wrong why nothing new may start by it; empty when it may again
     */
    public record ClockIs(Optional<String> wrong) implements Command {}

    /** The daemon is about to end: start nothing new, and say when nothing goes on any more. */
    public record Drain(ActorRef<Drained> replyTo) implements Command {}

    /** The grace is over: jobs that still go on are interrupted. */
    public record Interrupt() implements Command {}

    /** Nothing goes on any more. */
    public record Drained() {}

    private record Tick(Instant due) implements Command {}

    private record Alarm() implements Command {}

    private record Pulse() implements Command {}

    private record Made(Decision decision) implements Command {}

    private record Failed(Throwable cause, Agenda.Item item) implements Command {}

    private record TryAgain() implements Command {}

    private record RunGone(UUID runId) implements Command {}

    private record RunLost(UUID runId) implements Command {}

    private final TimerScheduler<Command> timers;
    private final SupervisorTools tools;
    private final Executor blocking;
    private final Decisions decisions;
    private final Runners<Command> runners;
    private final Vigil vigil;
    private final AlarmClock alarm;
    private final Hold hold;
    private final Agenda agenda = new Agenda();
    private final Obstacles obstacles = new Obstacles();
    private boolean deciding;
    private Optional<ActorRef<Drained>> draining = Optional.empty();

    public static Behavior<Command> create(SupervisorTools tools) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new ScheduleSupervisor(context, timers, tools)));
    }

    private ScheduleSupervisor(ActorContext<Command> context, TimerScheduler<Command> timers, SupervisorTools tools) {
        super(context);
        this.timers = timers;
        this.tools = tools;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
        this.vigil = new Vigil(tools.clock());
        ActorRef<Command> self = context.getSelf();
        this.alarm = new AlarmClock(() -> self.tell(new Alarm()));
        this.decisions = new Decisions(tools, tools.poll().plus(RETRY));
        Permit permit = new Permit(tools.clock());
        this.runners = new Runners<>(context, tools.runTools(), tools.places(), permit, RunGone::new, RunLost::new);
        this.hold = new Hold(runners, permit, tools.drained());
        timers.startTimerWithFixedDelay("pulse", new Pulse(), Vigil.PULSE);
        decideNext();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Tick(Instant due) -> onTick(due);
            case Alarm() -> {
                vigil.waitFor(Optional.empty());
                agenda.look();
            }
            case Pulse() -> onPulse();
            case Look() -> agenda.lookAtAll();
            case Request(UUID triggerId, ActorRef<TriggerAnswer> replyTo) -> onRequest(triggerId, replyTo);
            case CancelRun(UUID runId) -> runners.cancel(runId);
            case Pause() -> obstacles.doubt(true);
            case Resume() -> {
                obstacles.doubt(false);
                agenda.lookAtAll();
            }
            case ClockIs(Optional<String> wrong) -> {
                obstacles.clock(wrong);
                agenda.lookAtAll();
            }
            case Drain(ActorRef<Drained> replyTo) -> onDrain(replyTo);
            case Interrupt() -> runners.interrupt();
            case Made(Decision decision) -> onMade(decision);
            case Failed(Throwable cause, Agenda.Item item) -> onFailed(cause, item);
            case TryAgain() -> {
                obstacles.tryAgain();
                agenda.lookAtAll();
            }
            case RunGone(UUID runId) -> onRunGone(runId);
            case RunLost(UUID runId) -> runners.lost(runId);
        }
        decideNext();
        return this;
    }

    private void onTick(Instant due) {
        Instant next = tools.clock().instant().plus(tools.poll());
        agenda.tick(new TickPlan(due, next));
        tools.ticked().run();
        timers.startSingleTimer("tick", new Tick(next), tools.poll());
    }

    /** One decision at a time. */
    private void decideNext() {
        if (!deciding && !obstacles.total() && draining.isEmpty()) {
            agenda.order(hold.isInDoubt());
            (obstacles.any() ? agenda.nextOfOld() : agenda.next()).ifPresent(this::decide);
        }
    }

    /** Whoever asks while nothing starts is told why; the request is kept. */
    private void onRequest(UUID triggerId, ActorRef<TriggerAnswer> replyTo) {
        obstacles.clock().ifPresent(why -> replyTo.tell(TriggerAnswer.queued(why)));
        Optional<ActorRef<TriggerAnswer>> asker = obstacles.clock().isEmpty() ? Optional.of(replyTo) : Optional.empty();
        agenda.ask(triggerId, asker);
    }

    private void decide(Agenda.Item item) {
        deciding = true;
        hold.asks();
        Standing standing =
                new Standing(runners.busy(), runners.engaged(), runners.runs(), vigil.watch(), hold.order());
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> decisions.about(item, standing), blocking),
                        (decision, failure) -> failure == null ? new Made(decision) : new Failed(failure, item));
    }

    private void onMade(Decision decision) {
        if (decision instanceof Decision.Recovered recovered) {
            vigil.begin(recovered.lastSeen(), recovered.drain().map(DrainOrder::since));
            hold.recovered(recovered);
            agenda.recovered();
        }
        // A drain was a break. One that ends while the clock is wrong is part of the break which that is.
        hold.lift(decision, agenda).filter(over -> !obstacles.any()).ifPresent(vigil::seen);
        settled();
        switch (decision) {
            case Decision.Recovered recovered -> onTick(tools.clock().instant());
            case Decision.Held held -> hold.heard(held);
            case Decision.ReadBack(List<RunStore.Unfinished> runs) -> runners.resume(runs);
            case Decision.Looked looked -> onLooked(looked);
            case Decision.Waiting(List<ClaimStore.Waiting> requests, boolean more) ->
                agenda.found(requests, more && !hold.on());
            case Decision.NoOrder() -> {}
            case Decision.Answered(RequestDecision.Decided decided, Optional<ActorRef<TriggerAnswer>> replyTo) ->
                onAnswered(decided, replyTo);
            case Decision.Backfilled(BackfillDecision.Decided decided) -> onBackfilled(decided);
        }
    }

    private void onLooked(Decision.Looked looked) {
        looked.cancelled().forEach(runners::cancel);
        DueWork.Found found = looked.found();
        if (found.deposed()) {
            doubt();
            return;
        }
        looked.untold().ifPresent(agenda::untold);
        Narration.found(found.due());
        found.ready().forEach(runners::add);
        vigil.waitFor(found.nextStart());
        vigil.nap().ifPresent(alarm::set);
    }

    /** A daemon that waits for an answer, or for the lease, is not ready: the time until it has it may be a break. */
    private void onPulse() {
        if (agenda.isRecovered() && !deciding && !obstacles.any()) {
            seen();
        }
        vigil.nap().ifPresent(alarm::set);
    }

    /** After a break, all that was missed is looked at. */
    private void seen() {
        if (!hold.on() && vigil.seen()) {
            onTick(tools.clock().instant());
        }
    }

    private void onAnswered(RequestDecision.Decided decision, Optional<ActorRef<TriggerAnswer>> replyTo) {
        if (decision.deposed()) {
            doubt();
        }
        Narration.found(decision.run().isPresent() ? 1 : 0);
        TriggerAnswer told =
                decision.run().map(run -> runners.add(run, decision.answer())).orElseGet(decision::answer);
        replyTo.ifPresent(asker -> asker.tell(told));
    }

    private void onBackfilled(BackfillDecision.Decided decision) {
        if (decision.deposed()) {
            doubt();
        }
        agenda.backfilling(decision.more());
        Narration.found(decision.ready().size());
        decision.ready().forEach(runners::add);
    }

    private void settled() {
        deciding = false;
        if (!obstacles.any()) {
            seen();
        }
        obstacles.answered();
    }

    /** The database did not answer. What it was asked may have been committed, so it is read back before all else. */
    private void onFailed(Throwable cause, Agenda.Item item) {
        deciding = false;
        if (item instanceof Agenda.Item.Request request) {
            request.replyTo()
                    .ifPresent(asker ->
                            asker.tell(TriggerAnswer.queued("The daemon cannot reach the database just now.")));
        }
        obstacles.failed(cause);
        doubt();
        agenda.failed(item);
        timers.startSingleTimer("try-again", new TryAgain(), RETRY);
    }

    private void onRunGone(UUID runId) {
        runners.gone(runId);
        hold.look();
        agenda.roomForBackfills();
        if (runners.isEmpty()) {
            draining.ifPresent(asker -> asker.tell(new Drained()));
        }
    }

    private void onDrain(ActorRef<Drained> replyTo) {
        draining = Optional.of(replyTo);
        runners.drain();
        if (runners.isEmpty()) {
            replyTo.tell(new Drained());
        }
    }

    private void doubt() {
        tools.runTools().doubt().run();
    }
}
