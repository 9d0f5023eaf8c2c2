package io.hourhand.web.action;

import io.hourhand.store.TriggerStore;
import io.hourhand.store.TriggerStore.RetryFrom;
import io.hourhand.store.TriggerStore.Trigger;
import io.hourhand.store.history.RetryCandidates.Candidate;
import io.hourhand.web.action.TriggerAnswers.Answer;
import io.hourhand.web.route.Call;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does runs again, each by a request of its own as if somebody had asked for it alone, and says what became of each. */
public final class BulkRetry {

    private final TriggerStore triggers;
    private final TriggerAnswers answers;
    private final Nudges nudges;
    private final Audit audit;
    private final InstantSource clock;

    public BulkRetry(TriggerStore triggers, TriggerAnswers answers, Nudges nudges, Audit audit, InstantSource clock) {
        this.triggers = triggers;
        this.answers = answers;
        this.nudges = nudges;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps all requests, then asks the daemon about one after another.
     *
     * @param key names this asking: sent twice, it is done once
     * @return the answers in the order of the runs; those that the daemon could not be asked about are left out, and
     *     start when it looks by itself
     */
    public CompletionStage<List<Answer>> retry(Call call, List<Candidate> runs, RetryFrom from, String key) {
        List<Trigger> kept = new ArrayList<>();
        for (Candidate run : runs) {
            Trigger trigger = triggers.retry(
                    run.scheduleId(),
                    run.id(),
                    from,
                    call.caller().email(),
                    Optional.of(key + " " + run.id() + from.word()),
                    clock.instant());
            audit.note(
                    call,
                    "run.retry",
                    run.id(),
                    Map.of("triggerId", trigger.id(), "from", from.word(), "together", key));
            kept.add(trigger);
        }
        return ask(kept, new ArrayList<>());
    }

    /** One at a time, as each is decided by what those before it have begun; no longer than the daemon answers. */
    private CompletionStage<List<Answer>> ask(List<Trigger> left, List<Answer> heard) {
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(heard);
        }
        return answers.decide(left.getFirst()).thenCompose(answer -> {
            if (answer.unheard()) {
                nudges.schedulesChanged();
                return CompletableFuture.completedFuture(heard);
            }
            heard.add(answer);
            return ask(left.subList(1, left.size()), heard);
        });
    }
}
