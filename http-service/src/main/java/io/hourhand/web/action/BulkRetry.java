package io.hourhand.web.action;

import io.hourhand.store.history.RetryCandidates.Candidate;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.run.TriggerStore.RetryFrom;
import io.hourhand.store.run.TriggerStore.Trigger;
import io.hourhand.store.sql.StoreException;
import io.hourhand.web.action.TriggerAnswers.Answer;
import io.hourhand.web.route.Call;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does runs again, each by a request of its own as if somebody had asked for it alone, and says what became of each. */
public final class BulkRetry {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRetry.class);

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
     * What became of the runs.
     *
     * @param kept how many requests were kept; fewer than were wanted where the database failed at one
     * @param heard what was decided about the first of them; the others wait
     * @param why the others wait, in a sentence
     */
    public record Outcome(int kept, List<Answer> heard, Optional<String> why) {}

    /**
     * Keeps all requests, then asks the daemon about one after another.
     *
     * @param key names this asking: sent twice, it is done once
     */
    public CompletionStage<Outcome> retry(Call call, List<Candidate> runs, RetryFrom from, String key) {
        List<Trigger> kept = new ArrayList<>();
        try {
            for (Candidate run : runs) {
                kept.add(keep(call, run, from, key));
            }
        } catch (StoreException failure) {
            if (kept.isEmpty()) {
                throw failure;
            }
            LOG.warn("[server] ! Of {} retries asked for together {} were kept", runs.size(), kept.size(), failure);
        }
        return ask(kept, List.of(), kept.size());
    }

    private Trigger keep(Call call, Candidate run, RetryFrom from, String key) {
        Trigger trigger = triggers.retry(
                run.scheduleId(),
                run.id(),
                from,
                call.caller().email(),
                Optional.of(key + " " + run.id() + from.word()),
                clock.instant());
        audit.note(
                call, "run.retry", run.id(), Map.of("triggerId", trigger.id(), "from", from.word(), "together", key));
        return trigger;
    }

    /** One at a time, as each is decided by what those before it have begun; no longer than the daemon answers. */
    private CompletionStage<Outcome> ask(List<Trigger> left, List<Answer> heard, int kept) {
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome(kept, heard, Optional.empty()));
        }
        return answers.decideKept(left.getFirst()).thenCompose(answer -> {
            if (answer.unheard()) {
                nudges.schedulesChanged();
                return CompletableFuture.completedFuture(new Outcome(kept, heard, answer.reason()));
            }
            return ask(
                    left.subList(1, left.size()),
                    Stream.concat(heard.stream(), Stream.of(answer)).toList(),
                    kept);
        });
    }
}
