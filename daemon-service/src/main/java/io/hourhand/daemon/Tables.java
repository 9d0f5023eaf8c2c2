package io.hourhand.daemon;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.StoreException;
import io.hourhand.text.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Waits for the database and brings its tables up; then it is done. Ends the process where waiting does not help. */
final class Tables extends AbstractMatchingBehavior<Tables.Command> {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    sealed interface Command {}

    private record Try() implements Command {}

    private record Tried(Migrations.Result result) implements Command {}

    private record Failed(Throwable cause) implements Command {}

    /** They are as this build needs them. */
    record Up() {}

    private final TimerScheduler<Command> timers;
    private final DatabaseUrl url;
    private final ActorRef<Up> replyTo;
    private final Executor blocking;
    private Duration pause = FIRST_PAUSE;
    private boolean warned;

    static Behavior<Command> create(DatabaseUrl url, ActorRef<Up> replyTo) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            context.getSelf().tell(new Try());
            return new Tables(context, timers, url, replyTo);
        }));
    }

    private Tables(
            ActorContext<Command> context, TimerScheduler<Command> timers, DatabaseUrl url, ActorRef<Up> replyTo) {
        super(context);
        this.timers = timers;
        this.url = url;
        this.replyTo = replyTo;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Try once -> onTry();
            case Tried(Migrations.Result.Ready ready) -> onUp();
            case Tried(Migrations.Result.Taken taken) ->
                giveUp("The schema " + url.schema()
                        + " holds tables of another program under names that Hourhand needs: "
                        + String.join(", ", taken.tables())
                        + ". Nothing was changed. Give Hourhand a schema of its own.");
            case Failed(Throwable cause) ->
                StoreException.is(StoreException.Kind.UNAVAILABLE, cause)
                        ? onAway(cause)
                        : giveUp("The tables cannot be brought up to date: " + Reason.of(cause));
        };
    }

    private Behavior<Command> onTry() {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> Migrations.applyTo(url), blocking),
                        (result, failure) -> failure == null ? new Tried(result) : new Failed(failure));
        return this;
    }

    private Behavior<Command> onUp() {
        if (warned) {
            Narration.note("The database answers.");
        }
        replyTo.tell(new Up());
        return Behaviors.stopped();
    }

    private Behavior<Command> onAway(Throwable cause) {
        if (!warned) {
            warned = true;
            Narration.warning(
                    "No database at " + url + " yet (" + Reason.of(cause) + "). Trying again until there is.");
        }
        timers.startSingleTimer("again", new Try(), pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return this;
    }

    private static Behavior<Command> giveUp(String line) {
        Exit.now(line, 1);
        return Behaviors.stopped();
    }
}
