package io.hourhand.web;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.Reach;
import io.hourhand.store.sql.StoreException;
import io.hourhand.web.auth.FirstAdmin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the database, brings its schema up, sees to the first admin, and opens the gate; then it is done. */
final class DatabaseStart extends AbstractMatchingBehavior<DatabaseStart.Command> {

    sealed interface Command {}

    private record Try() implements Command {}

    private record Tried(Outcome outcome) implements Command {}

    private sealed interface Outcome {}

    private record Ready(FirstAdmin.Start admin) implements Outcome {}

    private record Away(String reason) implements Outcome {}

    private record Taken(List<String> tables) implements Outcome {}

    private record Broken(String reason) implements Outcome {}

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final TimerScheduler<Command> timers;
    private final DatabaseUrl url;
    private final FirstAdmin firstAdmin;
    private final DatabaseGate gate;
    private final Console console;
    private final Executor jdbc;
    private Duration pause = FIRST_PAUSE;
    private String told = "";

    /** What the process does when it comes to this. */
    interface Console {

        void ready(Optional<String> invitation);

        void taken(List<String> tables);

        void broken(String reason);
    }

    private DatabaseStart(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            DatabaseUrl url,
            FirstAdmin firstAdmin,
            DatabaseGate gate,
            Console console,
            Executor jdbc) {
        super(context);
        this.timers = timers;
        this.url = url;
        this.firstAdmin = firstAdmin;
        this.gate = gate;
        this.console = console;
        this.jdbc = jdbc;
    }

    static Behavior<Command> create(
            DatabaseUrl url, FirstAdmin firstAdmin, DatabaseGate gate, Console console, Executor jdbc) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            context.getSelf().tell(new Try());
            return new DatabaseStart(context, timers, url, firstAdmin, gate, console, jdbc);
        }));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Try once -> onTry();
            case Tried(Outcome outcome) ->
                switch (outcome) {
                    case Ready(FirstAdmin.Start admin) -> onReady(admin);
                    case Away(String reason) -> onAway(reason);
                    case Taken(List<String> tables) -> onTaken(tables);
                    case Broken(String reason) -> onBroken(reason);
                };
        };
    }

    private Behavior<Command> onTry() {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(this::prepare, jdbc),
                        (outcome, failure) -> new Tried(failure == null ? outcome : failed(failure)));
        return this;
    }

    /** On a thread that may block; touches none of the fields that change. */
    private Outcome prepare() {
        Optional<String> complaint = Reach.complaint(url);
        if (complaint.isPresent()) {
            return new Away(complaint.get());
        }
        return switch (Migrations.applyTo(url)) {
            case Migrations.Result.Taken(List<String> tables) -> new Taken(tables);
            case Migrations.Result.Ready ready -> new Ready(firstAdmin.start());
        };
    }

    /** A database that is there, and whose tables cannot be brought up, is not helped by waiting. */
    private static Outcome failed(Throwable failure) {
        return StoreException.is(StoreException.Kind.UNAVAILABLE, failure)
                ? new Away(reason(failure))
                : new Broken(reason(failure));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private Behavior<Command> onReady(FirstAdmin.Start admin) {
        gate.answered();
        console.ready(
                switch (admin) {
                    case FirstAdmin.Start.Invited(String code) -> Optional.of(code);
                    case FirstAdmin.Start.Created created -> {
                        LOG.info("[server] The first admin is " + created.email());
                        yield Optional.empty();
                    }
                    case FirstAdmin.Start.Nothing nothing -> Optional.empty();
                });
        return Behaviors.stopped();
    }

    private Behavior<Command> onAway(String reason) {
        if (!reason.equals(told)) {
            told = reason;
            LOG.warn("[server] The database at " + url + " cannot be used: " + reason + ". Trying again until it can.");
        }
        timers.startSingleTimer("again", new Try(), pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return this;
    }

    private Behavior<Command> onBroken(String reason) {
        console.broken(reason);
        return Behaviors.stopped();
    }

    private Behavior<Command> onTaken(List<String> tables) {
        console.taken(tables);
        return Behaviors.stopped();
    }
}
