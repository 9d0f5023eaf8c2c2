package io.hourhand.daemon;

import io.hourhand.config.Version;
import io.hourhand.daemon.admin.AdminEndpoint;
import io.hourhand.daemon.admin.DaemonState;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.daemon.supervise.Leadership;
import io.hourhand.daemon.supervise.ScheduleSupervisor;
import io.hourhand.run.Ids;
import io.hourhand.store.Migrations;
import io.hourhand.store.StoreException;
import io.hourhand.store.WorkerStore;
import io.hourhand.wire.LiveEvent;
import io.hourhand.wire.TriggerAnswer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The guardian: brings the daemon up step by step (endpoint, tables, lease), hands requests to whoever can answer them,
 * and takes it down again.
 */
final class Daemon extends AbstractMatchingBehavior<Daemon.Command> {

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    /** What the daemon is told. */
    sealed interface Command {}

    record Look() implements Command {}

    record Request(UUID triggerId, ActorRef<TriggerAnswer> replyTo) implements Command {}

    record CancelRun(UUID runId) implements Command {}

    /** End in good order: let current jobs finish within the grace period, then leave. */
    record Stop(ActorRef<Stopped> replyTo) implements Command {}

    record Stopped() {}

    private record Bound(int port) implements Command {}

    private record Migrated(Migrations.Result result) implements Command {}

    private record Fatal(String line) implements Command {}

    private record NoDatabase(Throwable cause) implements Command {}

    private record Migrate() implements Command {}

    private record Heard(Leadership.Word word) implements Command {}

    private record Drained() implements Command {}

    private record Left() implements Command {}

    private final TimerScheduler<Command> timers;
    private final Charge.Parts parts;
    private final AtomicReference<DaemonState> state;
    private final Executor blocking;
    private final String key = newKey();
    private final ActorRef<Leadership.Word> words;
    private final WorkerStore workers;
    private int port;
    private Duration retry = Duration.ofMillis(500);
    private boolean warned;
    private @Nullable ActorRef<Leadership.Command> leadership;
    private Optional<Charge> charge = Optional.empty();
    private Optional<ActorRef<Stopped>> stopping = Optional.empty();

    static Behavior<Command> create(Charge.Parts parts) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new Daemon(context, timers, parts)));
    }

    private Daemon(ActorContext<Command> context, TimerScheduler<Command> timers, Charge.Parts parts) {
        super(context);
        this.timers = timers;
        this.parts = parts;
        this.state = new AtomicReference<>(
                new DaemonState(DaemonState.Word.STARTING, parts.clock().instant(), Optional.empty()));
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
        this.words = context.messageAdapter(Leadership.Word.class, Heard::new);
        this.workers = new WorkerStore(parts.database());
        bind();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Bound(int bound) -> onBound(bound);
            case Migrate() -> migrate();
            case Migrated(Migrations.Result result) -> onMigrated(result);
            case NoDatabase(Throwable cause) -> onNoDatabase(cause);
            case Fatal(String line) -> Exit.now(line, 1);
            case Heard(Leadership.Word word) -> onWord(word);
            case Look() -> charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.Look()));
            case Request(UUID triggerId, ActorRef<TriggerAnswer> replyTo) -> onRequest(triggerId, replyTo);
            case CancelRun(UUID runId) ->
                charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.CancelRun(runId)));
            case Stop(ActorRef<Stopped> replyTo) -> onStop(replyTo);
            case Drained() -> onDrained();
            case Left() -> stopping.ifPresent(asker -> asker.tell(new Stopped()));
        }
        return this;
    }

    private void bind() {
        DaemonSettings settings = parts.settings();
        ActorContext<Command> context = getContext();
        getContext()
                .pipeToSelf(
                        AdminEndpoint.bind(
                                context.getSystem(),
                                settings.adminHost(),
                                settings.adminPort(),
                                key,
                                state::get,
                                new Door(context.getSelf(), context.getSystem()),
                                parts.logs(),
                                parts.events()),
                        (binding, failure) -> failure == null
                                ? new Bound(binding.localAddress().getPort())
                                : new Fatal("The daemon's endpoint cannot listen on " + settings.adminHost() + " port "
                                        + settings.adminPort() + " (" + reason(failure)
                                        + "). Choose another port by DAEMON_ADMIN_PORT."));
    }

    private void onBound(int bound) {
        port = bound;
        if (parts.settings().enabled()) {
            migrate();
        } else {
            enter(DaemonState.Word.DISABLED);
            Narration.disabled();
        }
    }

    private void migrate() {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> new Migrations(parts.database()).apply(), blocking),
                        (result, failure) -> failure == null
                                ? new Migrated(result)
                                : StoreException.is(StoreException.Kind.UNAVAILABLE, failure)
                                        ? new NoDatabase(failure)
                                        : new Fatal("The tables cannot be brought up to date: " + reason(failure)));
    }

    private void onMigrated(Migrations.Result result) {
        switch (result) {
            case Migrations.Result.Ready ready -> {
                if (warned) {
                    Narration.note("The database answers.");
                }
                lead();
            }
            case Migrations.Result.Taken taken ->
                Exit.now(
                        "The schema " + parts.settings().database().schema()
                                + " holds tables of another program under names that Hourhand needs: "
                                + String.join(", ", taken.tables())
                                + ". Nothing was changed. Give Hourhand a schema of its own.",
                        1);
        }
    }

    private void onNoDatabase(Throwable cause) {
        if (!warned) {
            warned = true;
            Narration.warning("No database at " + parts.settings().database() + " yet (" + reason(cause)
                    + "). Trying again until there is.");
        }
        timers.startSingleTimer("migrate", new Migrate(), retry);
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }

    private void lead() {
        DaemonSettings settings = parts.settings();
        WorkerStore.Registration self = new WorkerStore.Registration(
                Ids.next(),
                Host.name(),
                ProcessHandle.current().pid(),
                Version.number() + " (" + Version.commit() + ")",
                settings.adminUrl().orElseGet(() -> "http://" + Host.inUrl(settings.adminHost()) + ":" + port),
                key,
                settings.heartbeat(),
                settings.poll());
        enter(DaemonState.Word.STANDBY);
        leadership = getContext()
                .spawn(Leadership.create(settings.database(), workers, self, words), "leadership-" + self.id());
    }

    private void onWord(Leadership.Word word) {
        switch (word) {
            case Leadership.Word.Leading(UUID workerId, long epoch) -> {
                if (leadership != null) {
                    charge = Optional.of(Charge.begin(getContext(), parts, workerId, epoch, leadership));
                    enter(DaemonState.Word.RUNNING);
                    Narration.polling(parts.settings().poll());
                    parts.events()
                            .tell(new LiveEvent.DaemonChanged(
                                    workerId, true, parts.clock().instant()));
                }
            }
            case Leadership.Word.Doubtful() -> {
                enter(DaemonState.Word.DOUBTFUL);
                charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.Pause()));
            }
            case Leadership.Word.Sure() -> {
                enter(DaemonState.Word.RUNNING);
                charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.Resume()));
            }
            case Leadership.Word.Deposed() -> onDeposed();
        }
    }

    private void onDeposed() {
        Narration.warning("Another daemon took over. This one stops what it was doing and stands by.");
        charge.ifPresent(held -> held.end(getContext()));
        charge = Optional.empty();
        if (leadership != null) {
            getContext().stop(leadership);
        }
        lead();
    }

    private void onRequest(UUID triggerId, ActorRef<TriggerAnswer> replyTo) {
        charge.ifPresentOrElse(
                held -> held.supervisor().tell(new ScheduleSupervisor.Request(triggerId, replyTo)),
                () -> replyTo.tell(TriggerAnswer.queued("This daemon is not in charge.")));
    }

    private void onStop(ActorRef<Stopped> replyTo) {
        enter(DaemonState.Word.STOPPING);
        stopping = Optional.of(replyTo);
        parts.events().close();
        if (charge.isEmpty()) {
            onDrained();
            return;
        }
        ActorRef<ScheduleSupervisor.Drained> drained =
                getContext().messageAdapter(ScheduleSupervisor.Drained.class, done -> new Drained());
        charge.get().supervisor().tell(new ScheduleSupervisor.Drain(drained));
        timers.startSingleTimer("grace", new Drained(), parts.settings().shutdownGrace());
    }

    private void onDrained() {
        timers.cancel("grace");
        charge.ifPresent(held -> held.end(getContext()));
        charge = Optional.empty();
        if (leadership == null) {
            getContext().getSelf().tell(new Left());
        } else {
            leadership.tell(
                    new Leadership.Leave(getContext().messageAdapter(Leadership.Left.class, left -> new Left())));
            leadership = null;
        }
    }

    private void enter(DaemonState.Word word) {
        state.set(new DaemonState(word, parts.clock().instant(), charge.map(Charge::epoch)));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }

    private static String newKey() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    static CompletionStage<Stopped> stop(ActorRef<Command> daemon, Scheduler scheduler, Duration patience) {
        return AskPattern.ask(daemon, Stop::new, patience, scheduler);
    }
}
