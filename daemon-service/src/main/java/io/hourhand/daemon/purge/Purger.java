package io.hourhand.daemon.purge;

import io.hourhand.daemon.narration.Narration;
import io.hourhand.store.purge.Pace;
import io.hourhand.store.purge.Purge;
import io.hourhand.store.purge.PurgeSettings;
import io.hourhand.store.purge.Purged;
import io.hourhand.store.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Takes away what is too old, once a day. It has no wake-up of its own: it goes along with a tick of the supervisor, a
 * while after it so that what the tick found has started, and not in a daemon's first hour, when there are better things
 * to do. It works in pieces and rests between them; a pass that fails is left, and the next day's does it all.
 */
public final class Purger extends AbstractMatchingBehavior<Purger.Command> {

    /** What the purger is told. */
    public sealed interface Command {}

    /** The supervisor has woken up. */
    public record Ticked() implements Command {}

    private record Next() implements Command {}

    private record Taken(Optional<Purged> purged, Duration took) implements Command {}

    private record Failed(Throwable cause) implements Command {}

    static final Duration FIRST = Duration.ofHours(1);
    static final Duration EVERY = Duration.ofDays(1);

    /** Ticks are not to the second. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final Duration AFTER_THE_TICK = Duration.ofSeconds(30);

    /**
     * What it needs.
     *
     * @param afterTick how long the tick's own work comes first
     */
    public record Tools(Database database, PurgeSettings settings, InstantSource clock, Duration afterTick) {

        public Tools(Database database, PurgeSettings settings, InstantSource clock) {
            this(database, settings, clock, AFTER_THE_TICK);
        }
    }

    /** A pass that goes on. */
    private record Pass(Purge purge, Instant began, Pace pace, Purged soFar) {}

    private final TimerScheduler<Command> timers;
    private final Tools tools;
    private final Executor blocking;
    private Instant due;
    private Optional<Pass> pass = Optional.empty();

    public static Behavior<Command> create(Tools tools) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new Purger(context, timers, tools)));
    }

    private Purger(ActorContext<Command> context, TimerScheduler<Command> timers, Tools tools) {
        super(context);
        this.timers = timers;
        this.tools = tools;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
        this.due = tools.clock().instant().plus(FIRST).minus(SLACK);
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Ticked() -> onTicked();
            case Next() -> pass.ifPresent(this::take);
            case Taken(Optional<Purged> purged, Duration took) -> pass.ifPresent(going -> onTaken(going, purged, took));
            case Failed(Throwable cause) -> onFailed(cause);
        }
        return this;
    }

    private void onTicked() {
        Instant now = tools.clock().instant();
        if (pass.isPresent() || now.isBefore(due)) {
            return;
        }
        due = now.plus(EVERY).minus(SLACK);
        pass = Optional.of(
                new Pass(Purge.of(tools.database(), tools.settings(), now), now, Pace.FIRST, Purged.NOTHING));
        timers.startSingleTimer("next", new Next(), tools.afterTick());
    }

    private void take(Pass going) {
        InstantSource clock = tools.clock();
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> {
                                    Instant before = clock.instant();
                                    Optional<Purged> purged =
                                            going.purge().step(going.pace().rows());
                                    return new Taken(purged, Duration.between(before, clock.instant()));
                                },
                                blocking),
                        (taken, failure) -> failure == null ? taken : new Failed(failure));
    }

    private void onTaken(Pass going, Optional<Purged> purged, Duration took) {
        if (purged.isEmpty()) {
            pass = Optional.empty();
            if (going.soFar().rows() > 0) {
                Narration.note("Retention: took away " + going.soFar().words() + ", in "
                        + Duration.between(going.began(), tools.clock().instant())
                                .toSeconds() + " s.");
            }
            return;
        }
        Pace pace = going.pace().after(took);
        pass = Optional.of(
                new Pass(going.purge(), going.began(), pace, going.soFar().plus(purged.get())));
        timers.startSingleTimer("next", new Next(), pace.rest());
    }

    private void onFailed(Throwable cause) {
        pass.ifPresent(going -> Narration.warning("Retention stopped after it had taken away "
                + going.soFar().words() + "; the next day's goes on. The database said: " + cause.getMessage()));
        pass = Optional.empty();
    }
}
