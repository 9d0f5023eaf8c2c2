package io.hourhand.daemon.charge;

import io.hourhand.policy.ClockReading;
import io.hourhand.store.charge.Lease;
import java.time.Duration;
import java.util.Optional;
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
 * Keeps the daemon's WorkerInstance row fresh, one statement a beat, on the connection that holds the lock: a beat that
 * fails is the first sign that the lock may be gone too, and one that has no answer that the database may be away. Each
 * answer tells the database's time, and the next beat writes down how far the clocks are apart; when that becomes another
 * matter, the next beat comes at once. It also comes at once when somebody doubts.
 */
public final class WorkerHeartbeat extends AbstractMatchingBehavior<WorkerHeartbeat.Command> {

    /** How long after one that got nowhere the next connection is tried for, while the database is silent. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String SILENCE = "silence";

    /** What it is told, and tells itself. */
    public sealed interface Command {}

    /** Something suggests that another daemon is in charge, or that the database is away: do not wait for the beat. */
    record Look() implements Command {}

    private record Beat() implements Command {}

    private record Felt(Optional<ClockReading> answer) implements Command {}

    private record TooLong() implements Command {}

    private record Knock() implements Command {}

    private record Knocked(boolean answered) implements Command {}

    private final TimerScheduler<Command> timers;
    private final LeaseDesk desk;
    private final Lease lease;
    private final ActorRef<Leadership.Command> leadership;
    private final Executor blocking;
    private Optional<ClockReading> clock;
    private Hearing hearing = new Hearing.Answered();
    private boolean asking;
    private boolean askAgain;
    private boolean knocking;

    /**
     * Beats until the lease is lost.
     *
     * @param clock what the last comparison of the clocks came to
     */
    public static Behavior<Command> create(
            LeaseDesk desk, Lease lease, Optional<ClockReading> clock, ActorRef<Leadership.Command> leadership) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay("beat", new Beat(), desk.self().heartbeat());
            return new WorkerHeartbeat(context, timers, desk, lease, clock, leadership);
        }));
    }

    private WorkerHeartbeat(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            LeaseDesk desk,
            Lease lease,
            Optional<ClockReading> clock,
            ActorRef<Leadership.Command> leadership) {
        super(context);
        this.timers = timers;
        this.desk = desk;
        this.lease = lease;
        this.clock = clock;
        this.leadership = leadership;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.lease"));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Beat() -> ask();
            case Look() -> onLook();
            case Felt(Optional<ClockReading> answer) ->
                answer.map(this::onAlive).orElseGet(this::onDead);
            case TooLong() -> onTooLong();
            case Knock() -> knock();
            case Knocked(boolean answered) -> onKnocked(answered);
        };
    }

    /** The answer to a question that is on its way may be older than what made somebody doubt. */
    private Behavior<Command> onLook() {
        askAgain = asking;
        return ask();
    }

    /** One question at a time: while one waits for its answer, another would wait behind it. */
    private Behavior<Command> ask() {
        Hearing before = hearing;
        hearing = before.asked(desk.clock().instant());
        if (!hearing.equals(before)) {
            timers.startSingleTimer(SILENCE, new TooLong(), Hearing.PATIENCE);
        }
        if (!asking) {
            asking = true;
            Optional<ClockReading> known = clock;
            getContext()
                    .pipeToSelf(
                            CompletableFuture.supplyAsync(() -> desk.beat(lease, known), blocking),
                            (answer, failure) -> new Felt(failure == null ? answer : Optional.empty()));
        }
        return this;
    }

    private Behavior<Command> onAlive(ClockReading measured) {
        asking = false;
        boolean news =
                clock.filter(before -> before.verdict() != measured.verdict()).isPresent();
        clock = Optional.of(measured);
        leadership.tell(new Leadership.Compared(measured));
        onHeard();
        boolean more = news || askAgain;
        askAgain = false;
        return more ? ask() : this;
    }

    private Behavior<Command> onDead() {
        leadership.tell(new Leadership.Lost(lease));
        return Behaviors.stopped();
    }

    private Behavior<Command> onTooLong() {
        hearing = hearing.tooLong();
        hearing.silentSince().ifPresent(since -> leadership.tell(new Leadership.Silent(since)));
        return knock();
    }

    /** Perhaps only this connection is silent. */
    private Behavior<Command> knock() {
        if (hearing.silentSince().isPresent() && !knocking) {
            knocking = true;
            getContext()
                    .pipeToSelf(
                            CompletableFuture.supplyAsync(desk::answersElsewhere, WorkerHeartbeat::onAThreadOfItsOwn),
                            (answered, failure) -> new Knocked(failure == null && answered));
        }
        return this;
    }

    /** All threads that ask the database may be waiting for it just now. */
    private static void onAThreadOfItsOwn(Runnable work) {
        Thread.ofPlatform().daemon().name("hourhand-knock").start(work);
    }

    /** It may have been sent in an earlier doubt than the one that there is now, or than none. */
    private Behavior<Command> onKnocked(boolean answered) {
        knocking = false;
        if (hearing.silentSince().isEmpty()) {
            return this;
        }
        if (answered) {
            return onHeard();
        }
        timers.startSingleTimer("knock", new Knock(), PAUSE);
        return this;
    }

    private Behavior<Command> onHeard() {
        timers.cancel(SILENCE);
        if (hearing.silentSince().isPresent()) {
            leadership.tell(new Leadership.Heard());
        }
        hearing = hearing.heard();
        return this;
    }
}
