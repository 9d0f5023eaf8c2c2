package io.hourhand.daemon.run;

import io.hourhand.daemon.job.JobEnding;
import io.hourhand.daemon.job.JobKey;
import io.hourhand.daemon.job.JobNews;
import io.hourhand.daemon.job.JobProgress;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.sql.StoreException;
import io.hourhand.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * Brings the journal's image into the tables, beside the runs and never in their way: while one batch is written, newer
 * images of the same row replace older ones. A batch that fails is tried again until it succeeds; what the database refuses
 * for its content holds up nobody else ({@link CarefulRows}).
 */
public final class RunRecorder extends AbstractMatchingBehavior<RunRecorder.Command> {

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** What the recorder is told. */
    public sealed interface Command {}

    /**
     * Rows as they stand now.
     *
     * @param whenDone is told once they are in the tables
     */
    public record Write(RunStore.RunImage run, List<RunStore.JobImage> jobs, Optional<ActorRef<Recorded>> whenDone)
            implements Command {}

    /** A run that nobody can go on with: its rows get an end. */
    record GiveUp(UUID runId, String scheduleName, String reason, Instant at) implements Command {}

    /** What a job says, or how far its end is. */
    public record News(JobNews news) implements Command {}

    private record Written(boolean inCharge) implements Command {}

    private record Failed(Throwable cause) implements Command {}

    private record TryAgain() implements Command {}

    private record GaveUp(GiveUp asked) implements Command {}

    private record NotGivenUp(GiveUp asked, Throwable cause) implements Command {}

    /** A run's rows are in the tables. */
    public record Recorded(UUID runId) {}

    /** What waits to be written. */
    private record Batch(
            Map<UUID, RunStore.RunImage> runs,
            Map<UUID, RunStore.JobImage> jobs,
            Map<JobKey, JobProgress> progress,
            Map<UUID, JobEnding> endings,
            List<Write> acknowledged) {

        static Batch empty() {
            return new Batch(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>());
        }

        void add(Write write) {
            runs.put(write.run().id(), write.run());
            // What this image does not know is over.
            endings.remove(write.run().id());
            write.jobs().forEach(job -> jobs.put(job.id(), job));
            if (write.whenDone().isPresent()) {
                acknowledged.add(write);
            }
        }

        void add(JobNews news) {
            switch (news) {
                case JobProgress step -> progress.put(step.key(), step);
                case JobEnding ending -> endings.put(ending.key().runId(), ending);
            }
        }

        boolean isEmpty() {
            return runs.isEmpty() && progress.isEmpty() && endings.isEmpty();
        }
    }

    private final TimerScheduler<Command> timers;
    private final RunStore store;
    private final CarefulRows rows;
    private final Runnable doubt;
    private final Executor blocking;
    private Batch waiting = Batch.empty();
    private Optional<Batch> writing = Optional.empty();
    private Optional<StoreException.Kind> warned = Optional.empty();

    /**
     * A recorder for the daemon in charge.
     *
     * @param doubt is told that another daemon seems to be in charge, or that the database may be away
     */
    public static Behavior<Command> create(RunStore store, Runnable doubt) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new RunRecorder(context, timers, store, doubt)));
    }

    private RunRecorder(ActorContext<Command> context, TimerScheduler<Command> timers, RunStore store, Runnable doubt) {
        super(context);
        this.timers = timers;
        this.store = store;
        this.rows = new CarefulRows(store);
        this.doubt = doubt;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Write write -> waiting.add(write);
            case News(JobNews news) -> waiting.add(news);
            case Written(boolean inCharge) -> onWritten(inCharge);
            case Failed(Throwable cause) -> onFailed(cause);
            case TryAgain() -> writing.ifPresent(this::write);
            case GiveUp asked -> giveUp(asked);
            case GaveUp(GiveUp asked) -> Narration.unrecoverable(asked.scheduleName(), asked.runId(), asked.reason());
            case NotGivenUp(GiveUp asked, Throwable cause) -> {
                complain(cause);
                timers.startSingleTimer(asked.runId(), asked, RETRY);
            }
        }
        if (writing.isEmpty() && !waiting.isEmpty()) {
            Batch next = waiting;
            waiting = Batch.empty();
            writing = Optional.of(next);
            write(next);
        }
        return this;
    }

    private void write(Batch batch) {
        List<RunStore.RunImage> runs = List.copyOf(batch.runs().values());
        List<RunStore.JobImage> jobs = List.copyOf(batch.jobs().values());
        List<RunStore.ProgressImage> progress =
                batch.progress().values().stream().map(RunRecorder::image).toList();
        List<RunStore.EndingImage> endings = batch.endings().values().stream()
                .map(ending -> new RunStore.EndingImage(ending.key().runId(), ending.stage(), ending.endsBy()))
                .toList();
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> rows.write(runs, jobs, progress, endings), blocking),
                        (inCharge, failure) -> failure == null ? new Written(inCharge) : new Failed(failure));
    }

    private void giveUp(GiveUp asked) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> store.giveUp(
                                        asked.runId(), "This run cannot be recovered: " + asked.reason(), asked.at()),
                                blocking),
                        (inCharge, failure) -> failure == null ? new GaveUp(asked) : new NotGivenUp(asked, failure));
    }

    private static RunStore.ProgressImage image(JobProgress step) {
        return new RunStore.ProgressImage(
                step.key().runId(), step.key().position(), step.key().attempt(), step.done(), step.total());
    }

    private void onWritten(boolean inCharge) {
        warned = Optional.empty();
        if (inCharge) {
            writing.orElseThrow().acknowledged().forEach(write -> write.whenDone()
                    .orElseThrow()
                    .tell(new Recorded(write.run().id())));
        } else {
            // Whoever is in charge now writes these rows from the journal.
            doubt.run();
        }
        writing = Optional.empty();
    }

    private void onFailed(Throwable cause) {
        complain(cause);
        timers.startSingleTimer("try-again", new TryAgain(), RETRY);
    }

    /** Each kind is said once: in an outage each try would be all that one reads. */
    private void complain(Throwable cause) {
        Optional<StoreException.Kind> kind = StoreException.kind(cause);
        if (warned.isEmpty() || !warned.equals(kind)) {
            warned = kind;
            getContext()
                    .getLog()
                    .warn("Rows of runs could not be written, trying again in {}: {}", RETRY, Reason.of(cause));
        }
        if (kind.equals(Optional.of(StoreException.Kind.UNAVAILABLE))) {
            doubt.run();
        }
    }
}
