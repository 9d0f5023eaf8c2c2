package io.hourhand.daemon.supervise;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.policy.Busy;
import io.hourhand.store.ClaimStore;
import io.hourhand.store.RunStore;
import io.hourhand.wire.TriggerAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private static final int REQUESTS = 100;

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

    /** The daemon is about to end: start nothing new, and say when nothing goes on any more. */
    public record Drain(ActorRef<Drained> replyTo) implements Command {}

    /** Nothing goes on any more. */
    public record Drained() {}

    private record Tick() implements Command {}

    private record Alarm() implements Command {}

    private record Pulse() implements Command {}

    private record Recovered(List<RunStore.Unfinished> runs, Optional<Instant> lastSeen) implements Command {}

    private record Looked(DueWork.Found found) implements Command {}

    private record Waiting(List<ClaimStore.Waiting> requests) implements Command {}

    private record Decided(RequestDecision.Decided decision, Optional<ActorRef<TriggerAnswer>> replyTo)
            implements Command {}

    private record Failed(Throwable cause, Optional<ActorRef<TriggerAnswer>> replyTo) implements Command {}

    private record RunGone(UUID runId) implements Command {}

    /** A request whose turn comes when the decision before it is made. */
    private record Asked(UUID triggerId, Optional<ActorRef<TriggerAnswer>> replyTo) {}

    private final TimerScheduler<Command> timers;
    private final SupervisorTools tools;
    private final ActorRef<Leadership.Command> leadership;
    private final Executor blocking;
    private final DueWork due;
    private final RequestDecision requests;
    private final Runners<Command> runners;
    private final Vigil vigil;
    private final Queue<Asked> asked = new ArrayDeque<>();
    private boolean recovered;
    private boolean deciding;
    private boolean ticked;
    private boolean lookWanted;
    private boolean requestsWanted;
    private boolean paused;
    private boolean outage;
    private Optional<ActorRef<Drained>> draining = Optional.empty();

    public static Behavior<Command> create(SupervisorTools tools, ActorRef<Leadership.Command> leadership) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new ScheduleSupervisor(context, timers, tools, leadership)));
    }

    private ScheduleSupervisor(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            SupervisorTools tools,
            ActorRef<Leadership.Command> leadership) {
        super(context);
        this.timers = timers;
        this.tools = tools;
        this.leadership = leadership;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
        this.due = new DueWork(tools.claims(), tools.problems(), tools.clock());
        this.vigil = new Vigil(tools.clock());
        this.requests = new RequestDecision(tools.claims(), tools.schedules(), tools.runs(), tools.clock());
        this.runners = new Runners<>(context, tools.runTools(), tools.places(), RunGone::new);
        timers.startTimerWithFixedDelay("pulse", new Pulse(), Vigil.PULSE);
        decideNext();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Tick() -> onTick();
            case Alarm() -> onAlarm();
            case Pulse() -> onPulse();
            case Look() -> lookWanted = true;
            case Request(UUID triggerId, ActorRef<TriggerAnswer> replyTo) ->
                asked.add(new Asked(triggerId, Optional.of(replyTo)));
            case CancelRun(UUID runId) -> runners.cancel(runId);
            case Pause() -> paused = true;
            case Resume() -> onResume();
            case Drain(ActorRef<Drained> replyTo) -> onDrain(replyTo);
            case Recovered(List<RunStore.Unfinished> runs, Optional<Instant> lastSeen) -> onRecovered(runs, lastSeen);
            case Looked(DueWork.Found found) -> onLooked(found);
            case Waiting(List<ClaimStore.Waiting> waiting) -> onWaiting(waiting);
            case Decided(RequestDecision.Decided decision, Optional<ActorRef<TriggerAnswer>> replyTo) ->
                onDecided(decision, replyTo);
            case Failed(Throwable cause, Optional<ActorRef<TriggerAnswer>> replyTo) -> onFailed(cause, replyTo);
            case RunGone(UUID runId) -> onRunGone(runId);
        }
        decideNext();
        return this;
    }

    /** Runs that an earlier daemon left come first, then the first tick. */
    private void recover() {
        decide(
                () -> new Recovered(
                        tools.runs().unfinished().stream()
                                .filter(run -> tools.runs().adopt(run.id()))
                                .toList(),
                        tools.workers().lastSeen(tools.workerId())),
                Function.identity(),
                Optional.empty());
    }

    private void onTick() {
        lookWanted = true;
        requestsWanted = true;
        ticked = true;
        timers.startSingleTimer("tick", new Tick(), tools.poll());
    }

    private void onRecovered(List<RunStore.Unfinished> runs, Optional<Instant> lastSeen) {
        vigil.begin(lastSeen);
        settled();
        recovered = true;
        runners.resume(runs);
        onTick();
    }

    /** One decision at a time; requests first, as somebody waits for the answer. */
    private void decideNext() {
        if (deciding || paused || draining.isPresent()) {
            return;
        }
        if (!recovered) {
            recover();
        } else if (!asked.isEmpty()) {
            decide(asked.remove());
        } else if (requestsWanted) {
            requestsWanted = false;
            decide(() -> tools.claims().waiting(REQUESTS), Waiting::new, Optional.empty());
        } else if (lookWanted) {
            lookWanted = false;
            decide(look(ticked), Looked::new, Optional.empty());
            ticked = false;
        }
    }

    private Supplier<DueWork.Found> look(boolean tick) {
        Map<UUID, Busy> busy = runners.busy();
        Watch watched = vigil.watch();
        return () -> {
            if (tick) {
                Instant now = tools.clock().instant();
                tools.workers().ticked(tools.workerId(), now, now.plus(tools.poll()));
            }
            return due.look(busy, watched, tools.poll().plus(RETRY));
        };
    }

    private void decide(Asked request) {
        Map<UUID, Busy> busy = runners.busy();
        decide(
                () -> tools.claims()
                        .waiting(request.triggerId())
                        .map(waiting -> requests.decide(waiting, id -> busy.getOrDefault(id, Busy.IDLE)))
                        .orElseGet(() ->
                                RequestDecision.Decided.only(TriggerAnswer.queued("It has been decided already."))),
                decision -> new Decided(decision, request.replyTo()),
                request.replyTo());
    }

    private <T> void decide(Supplier<T> work, Function<T, Command> done, Optional<ActorRef<TriggerAnswer>> replyTo) {
        deciding = true;
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(work, blocking),
                        (value, failure) -> failure == null ? done.apply(value) : new Failed(failure, replyTo));
    }

    private void onLooked(DueWork.Found found) {
        settled();
        if (found.deposed()) {
            leadership.tell(new Leadership.Doubt());
            return;
        }
        if (found.due() > 0) {
            Narration.found(found.due());
        }
        found.ready().forEach(runners::add);
        vigil.waitFor(found.nextStart());
        arm();
    }

    private void arm() {
        vigil.nap().ifPresent(nap -> timers.startSingleTimer("alarm", new Alarm(), nap));
    }

    /** A daemon that waits for an answer, or for the lease, is not ready: the time until it has it may be a break. */
    private void onPulse() {
        if (recovered && !deciding && !paused) {
            seen();
        }
        arm();
    }

    /** After a break, all that was missed is looked at. */
    private void seen() {
        if (vigil.seen()) {
            onTick();
        }
    }

    private void onAlarm() {
        vigil.waitFor(Optional.empty());
        lookWanted = true;
    }

    private void onWaiting(List<ClaimStore.Waiting> waiting) {
        settled();
        waiting.forEach(request -> asked.add(new Asked(request.triggerId(), Optional.empty())));
    }

    private void onDecided(RequestDecision.Decided decision, Optional<ActorRef<TriggerAnswer>> replyTo) {
        settled();
        if (decision.deposed()) {
            leadership.tell(new Leadership.Doubt());
        }
        TriggerAnswer answer = decision.answer();
        if (decision.run().isPresent()) {
            Narration.found(1);
            UUID runId = decision.run().get().order().runId();
            runners.add(decision.run().get());
            if (answer.status() == TriggerAnswer.Status.STARTED && !runners.isRunning(runId)) {
                answer = new TriggerAnswer(
                        TriggerAnswer.Status.QUEUED,
                        Optional.of(runId),
                        Optional.of("All " + tools.places() + " places are taken; it starts when one is free."));
            }
        }
        TriggerAnswer told = answer;
        replyTo.ifPresent(asker -> asker.tell(told));
    }

    private void settled() {
        deciding = false;
        seen();
        if (outage) {
            outage = false;
            Narration.note("The database answers again.");
        }
    }

    /** The database did not do it: nothing is lost, as nothing was committed or the next look finds it. */
    private void onFailed(Throwable cause, Optional<ActorRef<TriggerAnswer>> replyTo) {
        deciding = false;
        replyTo.ifPresent(asker -> asker.tell(TriggerAnswer.queued("The daemon cannot reach the database just now.")));
        if (!outage) {
            outage = true;
            Narration.warning("The database did not answer, nothing new starts until it does: " + cause.getMessage());
        }
        paused = true;
        timers.startSingleTimer("retry", new Resume(), RETRY);
    }

    private void onRunGone(UUID runId) {
        runners.gone(runId);
        if (runners.isEmpty()) {
            draining.ifPresent(asker -> asker.tell(new Drained()));
        }
    }

    private void onResume() {
        paused = false;
        lookWanted = true;
        requestsWanted = true;
    }

    private void onDrain(ActorRef<Drained> replyTo) {
        draining = Optional.of(replyTo);
        runners.drain();
        if (runners.isEmpty()) {
            replyTo.tell(new Drained());
        }
    }
}
