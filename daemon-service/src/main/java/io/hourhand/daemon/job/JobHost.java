package io.hourhand.daemon.job;

import io.hourhand.run.JobStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Where attempts live: beside the runners, so that a runner that restarts after a failed write does not take its job
 * down. It attaches again by the attempt's key, and finds the outcome kept until it has it persisted; on the local disk
 * too if that takes long, so that a daemon which ends while the database is away leaves it to the next.
 */
public final class JobHost extends AbstractMatchingBehavior<JobHost.Command> {

    /** What the host is asked. */
    public sealed interface Command {}

    /** Starts an attempt, or attaches to it if it has been started: its outcome goes to {@code replyTo}. */
    public record Run(JobOrder order, ActorRef<JobOutcome> replyTo) implements Command {}

    /** The outcome is safe in the journal and need not be kept here any longer. */
    public record Persisted(JobKey key) implements Command {}

    /**
     * Ends an attempt, if it is going on.
     *
     * @param status what it is then
     * @param reason why, in a sentence
     */
    public record End(JobKey key, JobStatus status, String reason) implements Command {}

    /** Ends the attempt of a run that is going on, whatever its runner is doing just now. */
    public record EndRun(UUID runId, JobStatus status, String reason) implements Command {}

    /** The daemon ends: an attempt that is going on is told to end, and is INTERRUPTED. */
    public record Interrupt(JobKey key) implements Command {}

    private record Ended(JobOutcome outcome) implements Command {}

    /** An outcome waits for the journal longer than it should: the database may be away. */
    private record Overdue(JobKey key) implements Command {}

    private record Spooled(JobKey key, Optional<Throwable> failure) implements Command {}

    /** One attempt and what is known of it. */
    private record Guest(
            ActorRef<JobActor.Command> actor, ActorRef<JobOutcome> replyTo, Optional<JobOutcome> outcome) {}

    /** How long an outcome may wait for the journal before it is kept on the disk as well. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final TimerScheduler<Command> timers;
    private final JobTools tools;
    private final Runnable doubt;
    private final Executor disk;
    private final ActorRef<JobOutcome> outcomes;
    private final Map<JobKey, Guest> guests = new HashMap<>();

    /**
     * A host without guests.
     *
     * @param doubt is told that the database may be away
     */
    public static Behavior<Command> create(JobTools tools, Runnable doubt) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new JobHost(context, timers, tools, doubt)));
    }

    private JobHost(ActorContext<Command> context, TimerScheduler<Command> timers, JobTools tools, Runnable doubt) {
        super(context);
        this.timers = timers;
        this.disk = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.disk"));
        this.tools = tools;
        this.doubt = doubt;
        this.outcomes = context.messageAdapter(JobOutcome.class, Ended::new);
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Run run -> onRun(run);
            case Ended(JobOutcome outcome) -> onEnded(outcome);
            case Overdue(JobKey key) -> onOverdue(key);
            case Spooled(JobKey key, Optional<Throwable> failure) -> onSpooled(key, failure);
            case Persisted(JobKey key) -> onPersisted(key);
            case End(JobKey key, JobStatus status, String reason) -> tell(key, new JobActor.End(status, reason));
            case EndRun endRun -> onEndRun(endRun);
            case Interrupt(JobKey key) -> tell(key, new JobActor.Interrupt());
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
            timers.startSingleTimer(outcome.key(), new Overdue(outcome.key()), PROMPT);
        }
        return this;
    }

    private Behavior<Command> onOverdue(JobKey key) {
        Optional.ofNullable(guests.get(key)).flatMap(Guest::outcome).ifPresent(outcome -> {
            onDisk(key, () -> tools.spool().keep(outcome));
            doubt.run();
        });
        return this;
    }

    private Behavior<Command> onSpooled(JobKey key, Optional<Throwable> failure) {
        failure.ifPresent(cause -> getContext()
                .getLog()
                .warn(
                        "The local disk does not keep the result of job {} of run {}: {}",
                        key.position(),
                        key.runId(),
                        cause.getMessage()));
        if (!guests.containsKey(key)) {
            settle(key);
        }
        return this;
    }

    private Behavior<Command> onPersisted(JobKey key) {
        timers.cancel(key);
        guests.remove(key);
        settle(key);
        return this;
    }

    private void settle(JobKey key) {
        if (tools.spool().find(key).isPresent()) {
            onDisk(key, () -> tools.spool().settle(key));
        }
    }

    private void onDisk(JobKey key, Runnable work) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.runAsync(work, disk),
                        (done, failure) -> new Spooled(key, Optional.ofNullable(failure)));
    }

    private Behavior<Command> onEndRun(EndRun asked) {
        guests.keySet().stream()
                .filter(key -> key.runId().equals(asked.runId()))
                .forEach(key -> tell(key, new JobActor.End(asked.status(), asked.reason())));
        return this;
    }

    private Behavior<Command> tell(JobKey key, JobActor.Command command) {
        Guest guest = guests.get(key);
        if (guest != null && guest.outcome().isEmpty()) {
            guest.actor().tell(command);
        }
        return this;
    }
}
