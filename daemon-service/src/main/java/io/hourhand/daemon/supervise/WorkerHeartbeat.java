package io.hourhand.daemon.supervise;

import io.hourhand.policy.ClockReading;
import io.hourhand.store.Lease;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Keeps the daemon's WorkerInstance row fresh, one statement a beat, on the connection that holds the lock: a beat that
 * fails is the first sign that the lock may be gone too. Each answer tells the database's time, and the next beat writes
 * down how far the clocks are apart; when that becomes another matter, the next beat comes at once.
 */
public final class WorkerHeartbeat extends AbstractMatchingBehavior<WorkerHeartbeat.Command> {

    /** What it tells itself. */
    public sealed interface Command {}

    private record Beat() implements Command {}

    private record Felt(Optional<ClockReading> answer) implements Command {}

    private final LeaseDesk desk;
    private final Lease lease;
    private final ActorRef<Leadership.Command> leadership;
    private final Executor blocking;
    private Optional<ClockReading> clock;

    /**
     * Beats until the lease is lost.
     *
     * @param clock what the last comparison of the clocks came to
     */
    public static Behavior<Command> create(
            LeaseDesk desk, Lease lease, Optional<ClockReading> clock, ActorRef<Leadership.Command> leadership) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay("beat", new Beat(), desk.self().heartbeat());
            return new WorkerHeartbeat(context, desk, lease, clock, leadership);
        }));
    }

    private WorkerHeartbeat(
            ActorContext<Command> context,
            LeaseDesk desk,
            Lease lease,
            Optional<ClockReading> clock,
            ActorRef<Leadership.Command> leadership) {
        super(context);
        this.desk = desk;
        this.lease = lease;
        this.clock = clock;
        this.leadership = leadership;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.lease"));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Beat() -> onBeat();
            case Felt(Optional<ClockReading> answer) ->
                answer.map(this::onAlive).orElseGet(this::onDead);
        };
    }

    private Behavior<Command> onBeat() {
        Optional<ClockReading> known = clock;
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> desk.beat(lease, known), blocking),
                        (answer, failure) -> new Felt(failure == null ? answer : Optional.empty()));
        return this;
    }

    private Behavior<Command> onAlive(ClockReading measured) {
        boolean news =
                clock.filter(before -> before.verdict() != measured.verdict()).isPresent();
        clock = Optional.of(measured);
        leadership.tell(new Leadership.Compared(measured));
        return news ? onBeat() : this;
    }

    private Behavior<Command> onDead() {
        leadership.tell(new Leadership.Lost(lease));
        return Behaviors.stopped();
    }
}
