package io.hourhand.daemon.job;

import io.hourhand.run.JobStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** One attempt at a job: starts it, ends it when its time is up or when it is told to, and reports how it ended. */
public final class JobActor extends AbstractMatchingBehavior<JobActor.Command> {

    /** How long a job may take to end after it was interrupted; then it is left behind. */
    private static final Duration LAST_CALL = Duration.ofSeconds(10);

    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    /** What the attempt is told. */
    public sealed interface Command {}

    /** Somebody wants it to end. */
    public record Cancel() implements Command {}

    /** The daemon ends. */
    public record Interrupt() implements Command {}

    private record Started(Attempt attempt) implements Command {}

    private record Ended(JobOutcome outcome) implements Command {}

    private record Broken(Throwable cause) implements Command {}

    private record TimeIsUp() implements Command {}

    private record LeftBehind() implements Command {}

    private final TimerScheduler<Command> timers;
    private final JobOrder order;
    private final JobTools tools;
    private final ActorRef<JobOutcome> replyTo;
    private @Nullable Attempt attempt;
    private Optional<JobOutcome> verdict = Optional.empty();

    public static Behavior<Command> create(JobOrder order, JobTools tools, ActorRef<JobOutcome> replyTo) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            Executor blocking =
                    context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
            context.pipeToSelf(
                    CompletableFuture.supplyAsync(() -> Attempt.start(order, tools), blocking),
                    (started, failure) -> failure == null ? new Started(started) : new Broken(failure));
            return new JobActor(context, timers, order, tools, replyTo);
        }));
    }

    private JobActor(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            JobOrder order,
            JobTools tools,
            ActorRef<JobOutcome> replyTo) {
        super(context);
        this.timers = timers;
        this.order = order;
        this.tools = tools;
        this.replyTo = replyTo;
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Started(Attempt started) -> onStarted(started);
            case Ended(JobOutcome outcome) -> report(verdict.orElse(outcome));
            case Broken(Throwable cause) -> onBroken(cause);
            case TimeIsUp() ->
                end(
                        JobStatus.TIMED_OUT,
                        "It took longer than its timeout of " + order.job().timeout() + ".");
            case Cancel() -> end(JobStatus.CANCELLED, "It was cancelled.");
            case Interrupt() -> onInterrupt();
            case LeftBehind() -> onLeftBehind();
        };
    }

    /** When the daemon ends, or is no longer in charge, the job is told to end too. */
    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PostStop && attempt != null) {
            attempt.interrupt();
        }
        return this;
    }

    private Behavior<Command> onStarted(Attempt started) {
        attempt = started;
        timers.startSingleTimer("time-is-up", new TimeIsUp(), order.job().timeout());
        getContext()
                .pipeToSelf(
                        started.outcome(),
                        (outcome, failure) -> failure == null ? new Ended(outcome) : new Broken(failure));
        if (verdict.isPresent()) {
            started.interrupt();
        }
        return this;
    }

    private Behavior<Command> onBroken(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return report(JobOutcome.over(
                order.key(),
                JobStatus.FAILED,
                Optional.of(message),
                Optional.empty(),
                tools.clock().instant()));
    }

    /** A job that ended well in spite of being told to stop is not believed: what it left undone is unknown. */
    private Behavior<Command> end(JobStatus status, String reason) {
        if (verdict.isEmpty()) {
            verdict = Optional.of(JobOutcome.over(
                    order.key(),
                    status,
                    Optional.of(reason),
                    Optional.empty(),
                    tools.clock().instant()));
            timers.startSingleTimer("left-behind", new LeftBehind(), LAST_CALL);
            if (attempt != null) {
                attempt.interrupt();
            }
        }
        return this;
    }

    /** Not much time is left: what does not end at once ends with the process. */
    private Behavior<Command> onInterrupt() {
        end(JobStatus.INTERRUPTED, "The daemon was stopped while this job was running.");
        timers.startSingleTimer("left-behind", new LeftBehind(), LAST_MOMENT);
        return this;
    }

    private Behavior<Command> onLeftBehind() {
        JobOutcome decided = verdict.orElseThrow();
        return report(new JobOutcome(
                decided.key(),
                decided.status(),
                decided.error()
                        .map(reason ->
                                reason + " It did not end in time when it was interrupted, and was left behind."),
                Optional.empty(),
                true,
                tools.clock().instant()));
    }

    private Behavior<Command> report(JobOutcome outcome) {
        replyTo.tell(outcome);
        return Behaviors.stopped();
    }
}
