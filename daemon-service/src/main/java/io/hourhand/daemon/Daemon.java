package io.hourhand.daemon;

import io.hourhand.daemon.admin.AdminEndpoint;
import io.hourhand.daemon.admin.DaemonState;
import io.hourhand.daemon.admin.Inside;
import io.hourhand.daemon.charge.Leadership;
import io.hourhand.daemon.charge.LeaseDesk;
import io.hourhand.daemon.charge.LeaseNews;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.daemon.run.Rehearsal;
import io.hourhand.daemon.supervise.ScheduleSupervisor;
import io.hourhand.policy.ClockReading;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.text.Reason;
import io.hourhand.wire.LiveEvent;
import io.hourhand.wire.TriggerAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
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

    /** How long interrupted jobs and their rows are waited for. */
    static final Duration LAST_WORDS = Duration.ofSeconds(4);

    /** What the daemon is told. */
    sealed interface Command {}

    record Look() implements Command {}

    record Request(UUID triggerId, ActorRef<TriggerAnswer> replyTo) implements Command {}

    record CancelRun(UUID runId) implements Command {}

    /** End in good order: let current jobs finish within the grace period, then leave. */
    record Stop(ActorRef<Stopped> replyTo) implements Command {}

    record Stopped() {}

    /** Asked to end once more: no more grace. */
    record Hurry() implements Command {}

    private record GraceIsOver() implements Command {}

    private record Bound(int port) implements Command {}

    private record TablesUp() implements Command {}

    private record Fatal(String line) implements Command {}

    private record Heard(LeaseNews news) implements Command {}

    private record Drained() implements Command {}

    private record Left() implements Command {}

    private final TimerScheduler<Command> timers;
    private final Charge.Parts parts;
    private final AtomicReference<DaemonState> state;
    private final String key = AdminKey.make();
    private final ActorRef<LeaseNews> news;
    private final ClockCheck clock = new ClockCheck();
    private int port;
    private @Nullable ActorRef<Leadership.Command> leadership;
    private Optional<Charge> charge = Optional.empty();
    private Optional<ActorRef<Stopped>> stopping = Optional.empty();
    private boolean interrupting;
    private boolean leaving;

    static Behavior<Command> create(Charge.Parts parts) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new Daemon(context, timers, parts)));
    }

    private Daemon(ActorContext<Command> context, TimerScheduler<Command> timers, Charge.Parts parts) {
        super(context);
        this.timers = timers;
        this.parts = parts;
        this.state = new AtomicReference<>(new DaemonState(
                DaemonState.Word.STARTING,
                parts.clock().instant(),
                Optional.empty(),
                Optional.of("The database has not answered yet."),
                Optional.empty()));
        this.news = context.messageAdapter(LeaseNews.class, Heard::new);
        bind();
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Bound(int bound) -> onBound(bound);
            case TablesUp() -> onTables();
            case Fatal(String line) -> Exit.now(line, 1);
            case Heard(LeaseNews news) -> onNews(news);
            case Look() -> charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.Look()));
            case Request(UUID triggerId, ActorRef<TriggerAnswer> replyTo) -> onRequest(triggerId, replyTo);
            case CancelRun(UUID runId) ->
                charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.CancelRun(runId)));
            case Stop(ActorRef<Stopped> replyTo) -> onStop(replyTo);
            case Drained() -> onDrained();
            case Hurry() -> onGraceIsOver("it was told to end at once");
            case GraceIsOver() ->
                onGraceIsOver("the grace of " + parts.settings().shutdownGrace().toMillis() + " ms is over");
            case Left() -> stopping.ifPresent(asker -> asker.tell(new Stopped()));
        }
        return this;
    }

    private void bind() {
        DaemonSettings settings = parts.settings();
        ActorContext<Command> context = getContext();
        Inside inside = parts.inside(state::get, new Door(context.getSelf(), context.getSystem()));
        context.pipeToSelf(
                AdminEndpoint.bind(context.getSystem(), settings.adminHost(), settings.adminPort(), key, inside),
                (binding, failure) -> failure == null
                        ? new Bound(binding.localAddress().getPort())
                        : new Fatal("The daemon's endpoint cannot listen on " + settings.adminHost() + " port "
                                + settings.adminPort() + " (" + Reason.of(failure)
                                + "). Choose another port by DAEMON_ADMIN_PORT."));
    }

    private void onBound(int bound) {
        port = bound;
        if (parts.settings().enabled()) {
            ActorRef<Tables.Up> up = getContext().messageAdapter(Tables.Up.class, done -> new TablesUp());
            getContext().spawn(Tables.create(parts.settings().database(), up), "tables");
        } else {
            enter(DaemonState.Word.DISABLED);
            Narration.disabled();
        }
    }

    private void onTables() {
        getContext().spawn(Rehearsal.create(parts.clock()), "rehearsal");
        lead();
    }

    private void lead() {
        DaemonSettings settings = parts.settings();
        WorkerStore.Registration self = settings.registration(port, key);
        enter(DaemonState.Word.STANDBY);
        parts.held().drained(false);
        leadership = getContext()
                .spawn(
                        Leadership.create(
                                new LeaseDesk(
                                        settings.database(),
                                        new WorkerStore(parts.database()),
                                        self,
                                        parts.signature(),
                                        parts.clock()),
                                clock.last(),
                                news),
                        "leadership-" + self.id());
    }

    private void onNews(LeaseNews news) {
        if (leaving) {
            return;
        }
        switch (news) {
            case LeaseNews.Clock(ClockReading reading) -> onClock(reading);
            case LeaseNews.Leading(UUID workerId, long epoch) -> {
                if (leadership != null) {
                    charge = Optional.of(Charge.begin(getContext(), parts, workerId, epoch, leadership));
                    enter(DaemonState.Word.RUNNING);
                    tellOfClock();
                    Narration.polling(parts.settings().poll());
                    parts.events()
                            .tell(new LiveEvent.DaemonChanged(
                                    workerId, true, parts.clock().instant()));
                }
            }
            case LeaseNews.Doubtful(String reason) -> doubt(reason);
            case LeaseNews.Unreachable(String reason) -> {
                doubt(reason);
                parts.database().isAway(reason);
            }
            case LeaseNews.Sure() -> {
                parts.database().isBack();
                enter(DaemonState.Word.RUNNING);
                charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.Resume()));
            }
            case LeaseNews.Deposed() -> onDeposed();
        }
    }

    private void doubt(String reason) {
        enter(DaemonState.Word.DOUBTFUL, Optional.of(reason));
        charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.Pause()));
    }

    private void onClock(ClockReading reading) {
        boolean otherwise = clock.compared(reading);
        DaemonState now = state.updateAndGet(before -> before.at(clock.seconds()));
        if (otherwise) {
            tellOfClock();
            if (now.state() != DaemonState.Word.DOUBTFUL) {
                enter(now.state());
            }
        }
    }

    private void tellOfClock() {
        charge.ifPresent(held -> held.supervisor().tell(new ScheduleSupervisor.ClockIs(clock.obstacle())));
    }

    private void onDeposed() {
        parts.database().isBack();
        Narration.warning("Another daemon took over while this one showed no life or could not reach the database."
                + " This one stops what it was doing, leaves its runs to the other, and stands by.");
        charge.ifPresent(held -> held.end(getContext()));
        charge = Optional.empty();
        if (leadership != null) {
            getContext().stop(leadership);
            leadership = null;
        }
        if (stopping.isPresent()) {
            onDrained();
        } else {
            lead();
        }
    }

    private void onRequest(UUID triggerId, ActorRef<TriggerAnswer> replyTo) {
        charge.ifPresentOrElse(
                held -> held.supervisor().tell(new ScheduleSupervisor.Request(triggerId, replyTo)),
                () -> replyTo.tell(TriggerAnswer.queued("This daemon is not in charge.")));
    }

    private void onStop(ActorRef<Stopped> replyTo) {
        stopping = Optional.of(replyTo);
        enter(DaemonState.Word.STOPPING);
        charge.ifPresentOrElse(this::drain, this::onDrained);
    }

    private void drain(Charge held) {
        ActorRef<ScheduleSupervisor.Drained> drained =
                getContext().messageAdapter(ScheduleSupervisor.Drained.class, done -> new Drained());
        held.supervisor().tell(new ScheduleSupervisor.Drain(drained));
        timers.startSingleTimer("grace", new GraceIsOver(), parts.settings().shutdownGrace());
    }

    /** What still goes on is interrupted and its attempt noted as such; after that nothing is waited for. */
    private void onGraceIsOver(String why) {
        if (stopping.isPresent() && charge.isPresent() && !interrupting) {
            interrupting = true;
            Narration.note("Stopping: " + why + "; what still runs is interrupted and resumes at the next start.");
            charge.get().supervisor().tell(new ScheduleSupervisor.Interrupt());
            timers.startSingleTimer("grace", new Drained(), LAST_WORDS);
        }
    }

    private void onDrained() {
        if (leaving) {
            return;
        }
        leaving = true;
        timers.cancel("grace");
        // Whatever is known of the database, the end is worth an attempt.
        parts.database().isBack();
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
        enter(clock.under(word), clock.complaint());
    }

    private void enter(DaemonState.Word word, Optional<String> reason) {
        DaemonState.Word shown = stopping.isPresent() ? DaemonState.Word.STOPPING : word;
        state.set(new DaemonState(shown, parts.clock().instant(), charge.map(Charge::epoch), reason, clock.seconds()));
    }

    static CompletionStage<Stopped> stop(ActorRef<Command> daemon, Scheduler scheduler, Duration patience) {
        return AskPattern.ask(daemon, Stop::new, patience, scheduler);
    }
}
