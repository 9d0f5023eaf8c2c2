package io.hourhand.daemon.charge;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.policy.ClockReading;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes this daemon the one in charge, or waits until it can be. Registers its row, holds the lock, and says to its
 * parent when it leads, when that is in doubt, and when it is over.
 */
public final class Leadership extends AbstractMatchingBehavior<Leadership.Command> {

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** What it is told. */
    public sealed interface Command permits Doubt, Silent, Heard, Lost, Compared, Leave, LeaseStep {}

    /** Something suggests that another daemon is in charge, or that the database is away: look. */
    public record Doubt() implements Command {}

    /** What was asked on the lease's connection at this time has had no answer for too long. */
    record Silent(Instant asked) implements Command {}

    /** The database has answered, on that connection or on another. */
    record Heard() implements Command {}

    /** The connection that holds the lock is broken, or another daemon changed this one's row. */
    record Lost(Lease lease) implements Command {}

    /** The clocks were compared. */
    record Compared(ClockReading clock) implements Command {}

    /** The daemon ends: give the lock back. */
    public record Leave(ActorRef<Left> replyTo) implements Command {}

    /** The lock is given back and the row says STOPPED. */
    public record Left() {}

    private final TimerScheduler<Command> timers;
    private final LeaseDesk desk;
    private final WorkerStore.Registration self;
    private final ActorRef<LeaseNews> parent;
    private final Doubts doubts;
    private final Executor blocking;
    private final Executor ended;
    private @Nullable Lease lease;
    private @Nullable Standby standby;
    private Optional<ActorRef<WorkerHeartbeat.Command>> heart = Optional.empty();
    private Optional<Long> epoch = Optional.empty();
    private Optional<ClockReading> clock;
    private boolean registered;
    private boolean standing;
    private boolean leaving;

    /**
     * Begins to lead or to stand by.
     *
     * @param clock what the last comparison of the clocks came to, where this daemon led or stood by before
     */
    public static Behavior<Command> create(LeaseDesk desk, Optional<ClockReading> clock, ActorRef<LeaseNews> parent) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Leadership(context, timers, desk, clock, parent)));
    }

    private Leadership(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            LeaseDesk desk,
            Optional<ClockReading> clock,
            ActorRef<LeaseNews> parent) {
        super(context);
        this.timers = timers;
        this.desk = desk;
        this.self = desk.self();
        this.clock = clock;
        this.parent = parent;
        this.doubts = new Doubts(desk.clock(), parent);
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.lease"));
        this.ended = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
        begin();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        if (leaving && !(command instanceof LeaseStep.Gone)) {
            // What was asked before the daemon began to leave is answered too late.
            return this;
        }
        switch (command) {
            case LeaseStep.Registered() -> onRegistered();
            case LeaseStep.Connected(Lease connected) -> onConnected(connected);
            case LeaseStep.Got(boolean lock) -> onGot(lock);
            case LeaseStep.Waited(Standby.Round round) -> onWaited(round);
            case LeaseStep.Wait() -> standBy();
            case LeaseStep.Crowned(LeaseDesk.Crown crown) -> onCrowned(crown);
            case Compared(ClockReading compared) -> onCompared(compared);
            case LeaseStep.Renewed(boolean still) -> onRenewed(still);
            case Doubt() -> heart.ifPresent(beating -> beating.tell(new WorkerHeartbeat.Look()));
            case Silent(Instant asked) -> doubts.silent(asked);
            case Heard() -> doubts.heard();
            case Lost(Lease lost) -> onLost(lost);
            case LeaseStep.Failed(Throwable cause) -> onFailed(cause);
            case LeaseStep.TryAgain() -> begin();
            case Leave(ActorRef<Left> replyTo) -> onLeave(replyTo);
            case LeaseStep.Gone(ActorRef<Left> replyTo) -> {
                replyTo.tell(new Left());
                return Behaviors.stopped();
            }
        }
        return this;
    }

    private void begin() {
        if (registered) {
            ask(desk::connect, LeaseStep.Connected::new);
        } else {
            ask(desk::register, registration -> new LeaseStep.Registered());
        }
    }

    private void onRegistered() {
        registered = true;
        Narration.registered(self.id());
        begin();
    }

    private void onConnected(Lease connected) {
        lease = connected;
        Optional<Long> before = epoch;
        ask(
                () -> before.map(ours -> connected.acquireAgain(self.id(), ours))
                        .orElseGet(() -> connected.acquire(Duration.ZERO)),
                LeaseStep.Got::new);
    }

    private void onGot(boolean lock) {
        Lease held = current();
        if (!lock && epoch.isPresent()) {
            depose();
        } else if (!lock) {
            standby = new Standby(held, desk, clock);
            standBy();
        } else if (epoch.isPresent()) {
            long before = epoch.get();
            ask(() -> desk.renew(held, before), LeaseStep.Renewed::new);
        } else {
            crown(held);
        }
    }

    private void standBy() {
        if (standby != null) {
            ask(standby::next, LeaseStep.Waited::new);
        }
    }

    private void onWaited(Standby.Round round) {
        doubts.reached();
        round.clock().ifPresent(this::onCompared);
        round.ended()
                .ifPresent(silent -> Narration.warning("The daemon in charge"
                        + round.holder().map(holder -> ", " + holder + ",").orElse("") + " has shown no life for "
                        + silent.toMillis() / 1000.0 + " s, which is " + Silence.MISSES
                        + " heartbeats: its connections are ended and this daemon takes over."));
        if (round.lock()) {
            crown(current());
            return;
        }
        if (!standing && round.holder().isPresent()) {
            standing = true;
            Narration.standingBy(round.holder().get().toString());
        }
        if (round.nap().isPositive()) {
            timers.startSingleTimer("wait", new LeaseStep.Wait(), round.nap());
        } else {
            standBy();
        }
    }

    /** Before anything starts it is known what this daemon's clock is worth. */
    private void onCrowned(LeaseDesk.Crown crown) {
        doubts.reached();
        epoch = Optional.of(crown.epoch());
        crown.clock().ifPresent(this::onCompared);
        beat();
        parent.tell(new LeaseNews.Leading(self.id(), crown.epoch()));
    }

    private void onRenewed(boolean still) {
        if (!still) {
            depose();
            return;
        }
        beat();
        doubts.reached();
        doubts.renewed();
    }

    private void crown(Lease held) {
        Optional<ClockReading> known = clock;
        ask(() -> desk.takeOver(held, known), LeaseStep.Crowned::new);
    }

    private void onCompared(ClockReading compared) {
        clock = Optional.of(compared);
        parent.tell(new LeaseNews.Clock(compared));
    }

    private void beat() {
        heart = Optional.of(getContext()
                .spawnAnonymous(WorkerHeartbeat.create(
                        desk, current(), clock, getContext().getSelf())));
    }

    /** Nothing new starts until it is known whether the lease is still ours. */
    private void onLost(Lease lost) {
        if (epoch.isPresent() && lost.equals(lease)) {
            doubts.lost();
            heart = Optional.empty();
            closeQuietly();
            begin();
        }
    }

    private void depose() {
        closeQuietly();
        parent.tell(new LeaseNews.Deposed());
    }

    private void onFailed(Throwable cause) {
        doubts.unreachable(cause, epoch.isPresent());
        closeQuietly();
        timers.startSingleTimer("try-again", new LeaseStep.TryAgain(), RETRY);
    }

    private void onLeave(ActorRef<Left> replyTo) {
        leaving = true;
        Lease held = lease;
        lease = null;
        CompletionStage<Void> left =
                CompletableFuture.runAsync(() -> desk.leave(registered, Optional.ofNullable(held)), ended);
        getContext().pipeToSelf(left, (done, failure) -> {
            if (failure != null) {
                Narration.warning("That this daemon has stopped could not be written: " + Reason.of(failure));
            }
            return new LeaseStep.Gone(replyTo);
        });
    }

    private <T> void ask(Supplier<T> work, Function<T, Command> done) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(work, blocking),
                        (value, failure) -> failure == null ? done.apply(value) : new LeaseStep.Failed(failure));
    }

    private Lease current() {
        if (lease == null) {
            throw new IllegalStateException("no connection for the lease");
        }
        return lease;
    }

    /** The connection may be broken already; all that matters is that it is not used again. */
    private void closeQuietly() {
        Lease old = lease;
        lease = null;
        standby = null;
        if (old != null) {
            // Not on the lease's own thread, which may be waiting for an answer that never comes.
            ended.execute(old::close);
        }
    }
}
