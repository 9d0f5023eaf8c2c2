package io.hourhand.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.wire.DaemonPaths;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's events for all who listen, over one connection that is there only while somebody does. Whether the daemon
 * is there at all is an event too.
 */
public final class EventFeed extends AbstractMatchingBehavior<EventFeed.Command> {

    public sealed interface Command {}

    /**
     * One reader.
     *
     * @param end closes the reader's stream; harmless when it is closed already, which the queue's own end is not
     */
    public record Listener(BoundedSourceQueue<ServerEvent> queue, UniqueKillSwitch end) {}

    /** Somebody listens from now on. */
    public record Subscribe(Listener listener) implements Command {}

    /** Somebody left. */
    public record Leave(Listener listener) implements Command {}

    private record Looked(int attempt, Optional<Upstream> upstream) implements Command {}

    private record Told(int attempt, ServerEvent event) implements Command {}

    private record Broken(int attempt) implements Command {}

    private record LookAgain() implements Command {}

    private record Upstream(UUID workerId, Source<ServerEvent, Object> events) {}

    /** As the daemon's own events look, so that a reader need not know who said it. */
    private record DaemonState(String type, Optional<UUID> workerId, boolean up, Instant at) {

        ServerEvent event() {
            return ServerEvent.named(type, Json.write(this));
        }
    }

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final TimerScheduler<Command> timers;
    private final WorkerStore workers;
    private final DaemonClient daemons;
    private final InstantSource clock;
    private final Executor jdbc;
    private final Set<Listener> listeners = new HashSet<>();

    /** Rises with each look for the daemon, so that what a former connection says is known to be old. */
    private int attempt;

    private Duration pause = FIRST_PAUSE;
    private @Nullable UniqueKillSwitch connection;
    private @Nullable DaemonState state;

    private EventFeed(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            WorkerStore workers,
            DaemonClient daemons,
            InstantSource clock,
            Executor jdbc) {
        super(context);
        this.timers = timers;
        this.workers = workers;
        this.daemons = daemons;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    public static Behavior<Command> create(
            WorkerStore workers, DaemonClient daemons, InstantSource clock, Executor jdbc) {
        return Behaviors.supervise(Behaviors.<Command>setup(context ->
                        Behaviors.withTimers(timers -> new EventFeed(context, timers, workers, daemons, clock, jdbc))))
                .onFailure(SupervisorStrategy.restart());
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Subscribe(var listener) -> onSubscribe(listener);
            case Leave(var listener) -> onLeave(listener);
            case Looked looked -> looked.attempt() == attempt ? onLooked(looked.upstream()) : this;
            case Told told -> told.attempt() == attempt ? onTold(told.event()) : this;
            case Broken broken -> broken.attempt() == attempt ? onBroken() : this;
            case LookAgain again -> look();
        };
    }

    /** Readers of an actor that begins anew come back by themselves, when their streams end. */
    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PreRestart) {
            listeners.forEach(listener -> listener.end().shutdown());
            return this;
        }
        return Behaviors.unhandled();
    }

    private Behavior<Command> onSubscribe(Listener listener) {
        boolean first = listeners.isEmpty();
        listeners.add(listener);
        if (first) {
            pause = FIRST_PAUSE;
            return look();
        }
        if (state != null) {
            listener.queue().offer(state.event());
        }
        return this;
    }

    private Behavior<Command> onLeave(Listener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            attempt++;
            timers.cancelAll();
            state = null;
            if (connection != null) {
                connection.shutdown();
                connection = null;
            }
        }
        return this;
    }

    private Behavior<Command> look() {
        int current = ++attempt;
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(workers::running, jdbc)
                                .thenCompose(found -> found.map(this::connect)
                                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))),
                        (upstream, failure) -> new Looked(current, failure == null ? upstream : Optional.empty()));
        return this;
    }

    private CompletableFuture<Optional<Upstream>> connect(Worker daemon) {
        return daemons.stream(daemon, DaemonPaths.EVENTS)
                .thenApply(events -> Optional.of(new Upstream(daemon.id(), events)))
                .toCompletableFuture();
    }

    private Behavior<Command> onLooked(Optional<Upstream> found) {
        if (found.isEmpty()) {
            return onBroken();
        }
        int current = attempt;
        ActorRef<Command> self = getContext().getSelf();
        Upstream upstream = found.get();
        var running = upstream.events()
                .viaMat(KillSwitches.single(), Keep.right())
                .toMat(Sink.foreach(event -> self.tell(new Told(current, event))), Keep.both())
                .run(Materializer.createMaterializer(getContext()));
        connection = running.first();
        getContext().pipeToSelf(running.second(), (done, failure) -> new Broken(current));
        pause = FIRST_PAUSE;
        announce(Optional.of(upstream.workerId()), true);
        return this;
    }

    private Behavior<Command> onTold(ServerEvent event) {
        if (Json.parse(event.data()) instanceof Parsed.Valid<JsonNode>(JsonNode body)) {
            tellAll(ServerEvent.named(body.path("type").asText("message"), event.data()));
        }
        return this;
    }

    private Behavior<Command> onBroken() {
        connection = null;
        announce(Optional.empty(), false);
        timers.startSingleTimer("look", new LookAgain(), pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return this;
    }

    /** Tells of the daemon's coming and going once each. */
    private void announce(Optional<UUID> workerId, boolean up) {
        if (state == null || up || state.up()) {
            state = new DaemonState("daemon", workerId, up, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            tellAll(state.event());
        }
    }

    /** A listener that does not keep up is sent away, and comes back with a fresh look at the tables. */
    private void tellAll(ServerEvent event) {
        listeners.forEach(listener -> {
            if (!listener.queue().offer(event).isEnqueued()) {
                listener.end().shutdown();
            }
        });
    }
}
