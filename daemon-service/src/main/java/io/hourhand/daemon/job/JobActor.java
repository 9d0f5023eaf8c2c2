package io.hourhand.daemon.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hourhand.run.CancelStage;
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

/**
 * One attempt at a job: starts it, ends it stage by stage when its time is up or when it is told to, and reports how it
 * ended.
 */
public final class JobActor extends AbstractMatchingBehavior<JobActor.Command> {

    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    /** What the attempt is told. */
    public sealed interface Command {}

    /**
     * It has to end.
     *
     * @param status what it is then
     * @param reason why, in a sentence
     */
    public record End(JobStatus status, String reason) implements Command {}

    /** The daemon ends. */
    public record Interrupt() implements Command {}

    private record Started(Attempt attempt) implements Command {}

    private record Ended(JobOutcome outcome) implements Command {}

    private record Broken(Throwable cause) implements Command {}

    private record TimeIsUp() implements Command {}

    private record StageIsOver(CancelStage stage) implements Command {}

    private record LeftBehind() implements Command {}

    /** Why it has to end. A job that ends well in spite of it is not believed: what it left undone is unknown. */
    private record Verdict(JobStatus status, String reason) {}

    private final TimerScheduler<Command> timers;
    private final JobOrder order;
    private final JobTools tools;
    private final ActorRef<JobOutcome> replyTo;
    private @Nullable Attempt attempt;
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<JobEnding> ending = Optional.empty();

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
            case Ended(JobOutcome outcome) -> report(verdict.map(this::over).orElse(outcome));
            case Broken(Throwable cause) -> onBroken(cause);
            case TimeIsUp() ->
                onEnd(
                        JobStatus.TIMED_OUT,
                        "It took longer than its timeout of " + order.job().timeout() + ".");
            case End(JobStatus status, String reason) -> onEnd(status, reason);
            case StageIsOver(CancelStage stage) -> onStageIsOver(stage);
            case Interrupt() -> onInterrupt();
            case LeftBehind() -> onLeftBehind();
        };
    }

    /** When the daemon ends, or is no longer in charge, the job is told to end too. */
    @Override
    public Behavior<Command> onSignal(Signal signal) {
        if (signal instanceof PostStop && attempt != null) {
            attempt.end(CancelStage.INTERRUPTED);
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
            started.end(ending.map(JobEnding::stage).orElse(CancelStage.INTERRUPTED));
        }
        return this;
    }

    private Behavior<Command> onBroken(Throwable cause) {
        return report(over(verdict.orElseGet(() -> new Verdict(JobStatus.FAILED, unready(cause)))));
    }

    /** What kept the attempt from beginning. */
    private static String unready(Throwable failure) {
        Throwable bottom = failure;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String said = String.valueOf(bottom.getMessage()).lines().findFirst().orElse("");
        return bottom instanceof JsonProcessingException || bottom instanceof IllegalArgumentException
                ? "Its config cannot be read; edit the job. " + said
                : "It could not begin: " + said;
    }

    private Behavior<Command> onEnd(JobStatus status, String reason) {
        if (verdict.isEmpty()) {
            verdict = Optional.of(new Verdict(status, reason));
            enter(CancelStage.ASKED);
        } else {
            ending.ifPresent(tools.news());
        }
        return this;
    }

    private void enter(CancelStage stage) {
        timers.startSingleTimer("stage", new StageIsOver(stage), tools.stage());
        ending = Optional.of(
                new JobEnding(order.key(), stage, tools.clock().instant().plus(tools.stage())));
        ending.ifPresent(tools.news());
        if (attempt != null) {
            attempt.end(stage);
        }
    }

    private Behavior<Command> onStageIsOver(CancelStage stage) {
        switch (stage) {
            case ASKED -> enter(CancelStage.INTERRUPTED);
            case INTERRUPTED -> enter(CancelStage.KILLED);
            case KILLED, ABANDONED -> {
                return onLeftBehind();
            }
        }
        return this;
    }

    /** Not much time is left: what does not end at once ends with the process. */
    private Behavior<Command> onInterrupt() {
        if (verdict.isEmpty()) {
            verdict = Optional.of(
                    new Verdict(JobStatus.INTERRUPTED, "The daemon was stopped while this job was running."));
        }
        ending = Optional.empty();
        timers.cancel("stage");
        timers.startSingleTimer("left-behind", new LeftBehind(), LAST_MOMENT);
        if (attempt != null) {
            attempt.end(CancelStage.INTERRUPTED);
        }
        return this;
    }

    private Behavior<Command> onLeftBehind() {
        Verdict decided = verdict.orElseThrow();
        if (attempt != null) {
            attempt.abandon();
        }
        return report(new JobOutcome(
                order.key(),
                decided.status(),
                Optional.of(decided.reason() + " It did not end when it was told to, and was left behind."),
                Optional.empty(),
                true,
                tools.clock().instant()));
    }

    private JobOutcome over(Verdict decided) {
        return JobOutcome.over(
                order.key(),
                decided.status(),
                Optional.of(decided.reason()),
                Optional.empty(),
                tools.clock().instant());
    }

    private Behavior<Command> report(JobOutcome outcome) {
        replyTo.tell(outcome);
        return Behaviors.stopped();
    }
}
