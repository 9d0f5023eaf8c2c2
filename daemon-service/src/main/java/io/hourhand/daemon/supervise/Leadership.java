package io.hourhand.daemon.supervise;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.run.WorkerStatus;
import io.hourhand.store.Lease;
import io.hourhand.store.WorkerStore;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
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
    private static final Duration SLICE = Duration.ofSeconds(10);

    /** What it is told. */
    public sealed interface Command {}

    /** Something suggests that the lock is gone: look. */
    public record Doubt() implements Command {}

    /** The daemon ends: give the lock back. */
    public record Leave(ActorRef<Left> replyTo) implements Command {}

    /** The lock is given back and the row says STOPPED. */
    public record Left() {}

    private record Registered() implements Command {}

    private record Connected(Lease lease) implements Command {}

    private record Got(boolean lock) implements Command {}

    private record Crowned(long epoch) implements Command {}

    private record Renewed(boolean still) implements Command {}

    private record Other(Optional<WorkerStore.Worker> running) implements Command {}

    private record Failed(Throwable cause) implements Command {}

    private record TryAgain() implements Command {}

    private record Gone(ActorRef<Left> replyTo) implements Command {}

    /** What it says. */
    public sealed interface Word {

        /** This daemon is in charge. */
        record Leading(UUID workerId, long epoch) implements Word {}

        /** Whether it still is, is not known: start nothing new. */
        record Doubtful() implements Word {}

        /** It still is: go on. */
        record Sure() implements Word {}

        /** Another one is, or was: everything under this epoch is over. */
        record Deposed() implements Word {}
    }

    private final TimerScheduler<Command> timers;
    private final DatabaseUrl database;
    private final WorkerStore workers;
    private final WorkerStore.Registration self;
    private final ActorRef<Word> parent;
    private final Executor blocking;
    private @Nullable Lease lease;
    private Optional<Long> epoch = Optional.empty();
    private boolean registered;
    private boolean standing;
    private boolean warned;
    private boolean leaving;

    public static Behavior<Command> create(
            DatabaseUrl database, WorkerStore workers, WorkerStore.Registration self, ActorRef<Word> parent) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new Leadership(context, timers, database, workers, self, parent)));
    }

    private Leadership(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            DatabaseUrl database,
            WorkerStore workers,
            WorkerStore.Registration self,
            ActorRef<Word> parent) {
        super(context);
        this.timers = timers;
        this.database = database;
        this.workers = workers;
        this.self = self;
        this.parent = parent;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.lease"));
        begin();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        if (leaving && !(command instanceof Gone)) {
            // What was asked before the daemon began to leave is answered too late.
            return this;
        }
        switch (command) {
            case Registered() -> onRegistered();
            case Connected(Lease connected) -> onConnected(connected);
            case Got(boolean lock) -> onGot(lock);
            case Other(Optional<WorkerStore.Worker> running) -> onOther(running);
            case Crowned(long raised) -> onCrowned(raised);
            case Renewed(boolean still) -> onRenewed(still);
            case Doubt() -> onDoubt();
            case Failed(Throwable cause) -> onFailed(cause);
            case TryAgain() -> begin();
            case Leave(ActorRef<Left> replyTo) -> onLeave(replyTo);
            case Gone(ActorRef<Left> replyTo) -> {
                replyTo.tell(new Left());
                return Behaviors.stopped();
            }
        }
        return this;
    }

    private void begin() {
        if (registered) {
            ask(() -> Lease.connect(database), Connected::new);
        } else {
            ask(
                    () -> {
                        workers.register(self, WorkerStatus.STANDBY);
                        return new Registered();
                    },
                    done -> done);
        }
    }

    private void onRegistered() {
        registered = true;
        Narration.registered(self.id());
        begin();
    }

    private void onConnected(Lease connected) {
        lease = connected;
        ask(() -> connected.acquire(Duration.ZERO), Got::new);
    }

    private void onGot(boolean lock) {
        Lease held = current();
        warned = false;
        if (!lock && epoch.isPresent()) {
            depose();
        } else if (!lock) {
            // Its row too has to show life, or the one in charge would take it for dead.
            ask(
                    () -> {
                        held.beat(self.id());
                        return workers.running();
                    },
                    Other::new);
        } else if (epoch.isPresent()) {
            long before = epoch.get();
            ask(() -> held.renew(self.id(), before), Renewed::new);
        } else {
            ask(() -> held.takeOver(self.id()), Crowned::new);
        }
    }

    private void onOther(Optional<WorkerStore.Worker> running) {
        Lease waiting = current();
        if (!standing && running.isPresent()) {
            standing = true;
            Narration.standingBy(running.get().id().toString());
        }
        Duration slice = self.heartbeat().compareTo(SLICE) < 0 ? Duration.ofSeconds(1) : SLICE;
        ask(() -> waiting.acquire(slice), Got::new);
    }

    private void onCrowned(long raised) {
        epoch = Optional.of(raised);
        getContext()
                .spawnAnonymous(WorkerHeartbeat.create(
                        self.id(), self.heartbeat(), current(), getContext().getSelf()));
        parent.tell(new Word.Leading(self.id(), raised));
    }

    private void onRenewed(boolean still) {
        if (!still) {
            depose();
            return;
        }
        getContext()
                .spawnAnonymous(WorkerHeartbeat.create(
                        self.id(), self.heartbeat(), current(), getContext().getSelf()));
        Narration.note("The lease is still ours; going on.");
        parent.tell(new Word.Sure());
    }

    private void onDoubt() {
        if (epoch.isPresent() && lease != null) {
            Narration.warning("The connection that holds the lease is lost; nothing new starts until it is back.");
            parent.tell(new Word.Doubtful());
            closeQuietly();
            begin();
        }
    }

    private void depose() {
        closeQuietly();
        parent.tell(new Word.Deposed());
    }

    private void onFailed(Throwable cause) {
        if (!warned) {
            warned = true;
            Narration.warning("The database cannot be reached, trying again until it can: " + cause.getMessage());
        }
        closeQuietly();
        timers.startSingleTimer("try-again", new TryAgain(), RETRY);
    }

    private void onLeave(ActorRef<Left> replyTo) {
        leaving = true;
        Lease held = lease;
        lease = null;
        CompletionStage<Void> left = CompletableFuture.runAsync(
                () -> {
                    if (registered) {
                        workers.stopped(self.id());
                    }
                    if (held != null) {
                        held.close();
                    }
                },
                getContext().getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc")));
        getContext().pipeToSelf(left, (done, failure) -> new Gone(replyTo));
    }

    private <T> void ask(Supplier<T> work, Function<T, Command> done) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(work, blocking),
                        (value, failure) -> failure == null ? done.apply(value) : new Failed(failure));
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
        if (old != null) {
            blocking.execute(old::close);
        }
    }
}
