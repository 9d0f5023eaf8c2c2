package io.hourhand.daemon.supervise;

import io.hourhand.store.Lease;
import java.time.Duration;
import java.util.UUID;
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
 * fails is the first sign that the lock may be gone too.
 */
public final class WorkerHeartbeat extends AbstractMatchingBehavior<WorkerHeartbeat.Command> {

    /** What it tells itself. */
    public sealed interface Command {}

    private record Beat() implements Command {}

    private record Felt(boolean alive) implements Command {}

    private final UUID workerId;
    private final Lease lease;
    private final ActorRef<Leadership.Command> leadership;
    private final Executor blocking;

    public static Behavior<Command> create(
            UUID workerId, Duration interval, Lease lease, ActorRef<Leadership.Command> leadership) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay("beat", new Beat(), interval);
            return new WorkerHeartbeat(context, workerId, lease, leadership);
        }));
    }

    private WorkerHeartbeat(
            ActorContext<Command> context, UUID workerId, Lease lease, ActorRef<Leadership.Command> leadership) {
        super(context);
        this.workerId = workerId;
        this.lease = lease;
        this.leadership = leadership;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.lease"));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Beat() -> {
                getContext()
                        .pipeToSelf(
                                CompletableFuture.supplyAsync(() -> lease.beat(workerId), blocking),
                                (alive, failure) -> new Felt(failure == null && alive));
                yield this;
            }
            case Felt(boolean alive) -> {
                if (alive) {
                    yield this;
                }
                leadership.tell(new Leadership.Lost(lease));
                yield Behaviors.stopped();
            }
        };
    }
}
