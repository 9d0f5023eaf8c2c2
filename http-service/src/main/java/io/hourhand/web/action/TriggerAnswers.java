package io.hourhand.web.action;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.run.TriggerStore.Trigger;
import io.hourhand.web.live.DaemonClient;
import io.hourhand.web.route.Reply;
import io.hourhand.wire.TriggerAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What became of a request to run: what the daemon says, else what the row says, else when it will be looked at. */
public final class TriggerAnswers {

    private static final String UNHEARD =
            "The daemon did not answer; the request is kept and starts when it looks again.";

    private final TriggerStore triggers;
    private final Nudges nudges;
    private final DaemonClient daemons;
    private final DrainStore drains;
    private final InstantSource clock;
    private final Executor jdbc;

    public TriggerAnswers(
            TriggerStore triggers,
            Nudges nudges,
            DaemonClient daemons,
            DrainStore drains,
            InstantSource clock,
            Executor jdbc) {
        this.triggers = triggers;
        this.nudges = nudges;
        this.daemons = daemons;
        this.drains = drains;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /**
     * As the API gives it.
     *
     * @param startsBy when it starts at the latest, while it is QUEUED; empty while the daemon is drained
     */
    public record Answer(
            UUID triggerId,
            TriggerAnswer.Status status,
            Optional<UUID> runId,
            Optional<String> reason,
            Optional<Instant> startsBy) {

        /** Whether nobody has decided about it yet. */
        @JsonIgnore
        public boolean unheard() {
            return status == TriggerAnswer.Status.QUEUED && runId.isEmpty();
        }
    }

    /** The same as the API's answer. */
    public CompletionStage<HttpResponse> answer(Trigger trigger) {
        return decide(trigger).thenApply(TriggerAnswers::response);
    }

    /** Asks the daemon about a request that is committed. Begins on a thread that may block on the database. */
    public CompletionStage<Answer> decide(Trigger trigger) {
        Optional<Answer> known = decided(trigger);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        Optional<Worker> daemon = nudges.daemon();
        return daemon.map(worker -> daemons.decide(worker, trigger.id()))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
                .thenApplyAsync(
                        answer -> answer.map(said -> said(trigger, said, daemon))
                                .orElseGet(() -> unheard(trigger, daemon)),
                        jdbc);
    }

    /** The same; a failure on the way to the answer makes it an unheard one, as the request is kept all the same. */
    CompletionStage<Answer> decideKept(Trigger trigger) {
        return CompletableFuture.completedFuture(trigger)
                .thenCompose(this::decide)
                .exceptionally(failure -> new Answer(
                        trigger.id(),
                        TriggerAnswer.Status.QUEUED,
                        Optional.empty(),
                        Optional.of("The database failed; the request is kept."),
                        Optional.empty()));
    }

    private Answer said(Trigger trigger, TriggerAnswer answer, Optional<Worker> daemon) {
        Optional<Instant> startsBy =
                answer.status() == TriggerAnswer.Status.QUEUED ? startsBy(daemon) : Optional.empty();
        return new Answer(trigger.id(), answer.status(), answer.runId(), answer.reason(), startsBy);
    }

    /** The daemon may have decided although its answer got lost: the row knows. */
    private Answer unheard(Trigger trigger, Optional<Worker> daemon) {
        return triggers.find(trigger.id())
                .flatMap(TriggerAnswers::decided)
                .orElseGet(() -> new Answer(
                        trigger.id(),
                        TriggerAnswer.Status.QUEUED,
                        Optional.empty(),
                        Optional.of(UNHEARD),
                        startsBy(daemon)));
    }

    /** Nobody knows when a drained daemon is resumed. */
    private Optional<Instant> startsBy(Optional<Worker> daemon) {
        return drains.lasting().isPresent() ? Optional.empty() : Optional.of(Nudges.startsBy(daemon, clock.instant()));
    }

    private static Optional<Answer> decided(Trigger trigger) {
        return switch (trigger.status()) {
            case PENDING -> Optional.empty();
            case CLAIMED -> Optional.of(answer(trigger, TriggerAnswer.Status.STARTED));
            case REJECTED -> Optional.of(answer(trigger, TriggerAnswer.Status.REJECTED));
        };
    }

    private static Answer answer(Trigger trigger, TriggerAnswer.Status status) {
        return new Answer(trigger.id(), status, trigger.runId(), trigger.reason(), Optional.empty());
    }

    private static HttpResponse response(Answer answer) {
        HttpResponse response = Reply.json(202, answer);
        return answer.runId()
                .map(run -> response.addHeader(RawHeader.create("Location", "/api/v1/runs/" + run)))
                .orElse(response);
    }
}
