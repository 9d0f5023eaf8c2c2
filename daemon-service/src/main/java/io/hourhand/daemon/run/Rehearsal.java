package io.hourhand.daemon.run;

import io.hourhand.run.RunStatus;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.apache.pekko.serialization.SerializationExtension;

/**
 * Recovers a run that never was, and writes nothing. What the journal needs for its first run is loaded by this, a second
 * of a cold machine's time, which the first slot after a start would be late by.
 */
public final class Rehearsal extends EventSourcedBehavior<Rehearsal.Command, RunEvent, RunState> {

    /** Nobody tells it anything but itself. */
    public sealed interface Command {}

    private record Played() implements Command {}

    private final ActorContext<Command> context;
    private final InstantSource clock;

    /** Ends by itself, also where the journal does not answer. */
    public static Behavior<Command> create(InstantSource clock) {
        return Behaviors.setup(context -> new Rehearsal(context, clock));
    }

    private Rehearsal(ActorContext<Command> context, InstantSource clock) {
        super(PersistenceId.of("rehearsal", UUID.randomUUID().toString()));
        this.context = context;
        this.clock = clock;
    }

    @Override
    public RunState emptyState() {
        return RunState.NEW;
    }

    @Override
    public EventHandler<RunState, RunEvent> eventHandler() {
        return newEventHandlerBuilder().forAnyState().onAnyEvent(RunState::apply);
    }

    @Override
    public SignalHandler<RunState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> {
                    RunEvent event = new RunEvent.Ended(RunStatus.SUCCEEDED, clock.instant());
                    SerializationExtension.get(context.getSystem())
                            .serialize(event)
                            .get();
                    context.getSelf().tell(new Played());
                })
                .build();
    }

    @Override
    public CommandHandler<Command, RunEvent, RunState> commandHandler() {
        return newCommandHandlerBuilder().forAnyState().onAnyCommand((state, command) -> Effect()
                .stop());
    }
}
