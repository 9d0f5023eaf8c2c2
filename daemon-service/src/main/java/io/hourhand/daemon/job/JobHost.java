package io.hourhand.daemon.job;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Where attempts live: beside the runners, so that a runner that restarts after a failed write does not take its job
 * down. It attaches again by the attempt's key, and finds the outcome kept until it has it persisted.
 */
public final class JobHost extends AbstractMatchingBehavior<JobHost.Command> {

    /** What the host is asked. */
    public sealed interface Command {}

    /** Starts an attempt, or attaches to it if it has been started: its outcome goes to {@code replyTo}. */
    public record Run(JobOrder order, ActorRef<JobOutcome> replyTo) implements Command {}

    /** The outcome is safe in the journal and need not be kept here any longer. */
    public record Persisted(JobKey key) implements Command {}

    /** Ends an attempt, if it is going on. */
    public record Cancel(JobKey key) implements Command {}

    private record Ended(JobOutcome outcome) implements Command {}

    /** One attempt and what is known of it. */
    private record Guest(
            ActorRef<JobActor.Command> actor, ActorRef<JobOutcome> replyTo, Optional<JobOutcome> outcome) {}

    private final JobTools tools;
    private final ActorRef<JobOutcome> outcomes;
    private final Map<JobKey, Guest> guests = new HashMap<>();

    public static Behavior<Command> create(JobTools tools) {
        return Behaviors.setup(context -> new JobHost(context, tools));
    }

    private JobHost(ActorContext<Command> context, JobTools tools) {
        super(context);
        this.tools = tools;
        this.outcomes = context.messageAdapter(JobOutcome.class, Ended::new);
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Run run -> onRun(run);
            case Ended(JobOutcome outcome) -> onEnded(outcome);
            case Persisted(JobKey key) -> onPersisted(key);
            case Cancel(JobKey key) -> onCancel(key);
        };
    }

    private Behavior<Command> onRun(Run run) {
        JobKey key = run.order().key();
        Guest known = guests.get(key);
        if (known == null) {
            // Without a name: an attempt asked for again may begin while the one before is still ending.
            ActorRef<JobActor.Command> actor =
                    getContext().spawnAnonymous(JobActor.create(run.order(), tools, outcomes));
            guests.put(key, new Guest(actor, run.replyTo(), Optional.empty()));
        } else {
            guests.put(key, new Guest(known.actor(), run.replyTo(), known.outcome()));
            known.outcome().ifPresent(run.replyTo()::tell);
        }
        return this;
    }

    private Behavior<Command> onEnded(JobOutcome outcome) {
        Guest guest = guests.get(outcome.key());
        if (guest != null) {
            guests.put(outcome.key(), new Guest(guest.actor(), guest.replyTo(), Optional.of(outcome)));
            guest.replyTo().tell(outcome);
        }
        return this;
    }

    private Behavior<Command> onPersisted(JobKey key) {
        guests.remove(key);
        return this;
    }

    private Behavior<Command> onCancel(JobKey key) {
        Guest guest = guests.get(key);
        if (guest != null && guest.outcome().isEmpty()) {
            guest.actor().tell(new JobActor.Cancel());
        }
        return this;
    }
}
