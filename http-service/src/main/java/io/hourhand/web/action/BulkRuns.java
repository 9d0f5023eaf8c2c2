package io.hourhand.web.action;

import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.run.TriggerStore.Trigger;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.StoreException;
import io.hourhand.web.action.BulkReport.Count;
import io.hourhand.web.action.TriggerAnswers.Answer;
import io.hourhand.web.route.Call;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Run Now for several schedules: each request is a row of its own, and each schedule's overlap rule holds. */
public final class BulkRuns {

    /** So many are started at a time: each takes one of the daemon's places, and what is more only waits. */
    public static final int MOST = 25;

    private static final Logger LOG = LoggerFactory.getLogger(BulkRuns.class);

    private final ScheduleStore schedules;
    private final TriggerStore triggers;
    private final TriggerAnswers answers;
    private final Audit audit;
    private final InstantSource clock;

    public BulkRuns(
            ScheduleStore schedules, TriggerStore triggers, TriggerAnswers answers, Audit audit, InstantSource clock) {
        this.schedules = schedules;
        this.triggers = triggers;
        this.answers = answers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for the runs; what is started and what waits for the daemon counts as done.
     *
     * @param key by which a form that is sent twice is known again
     */
    public CompletionStage<BulkReport> run(Call call, List<UUID> all, String key) {
        Count count = new Count();
        List<Asked> asked = new ArrayList<>();
        try {
            for (UUID id : all) {
                schedules
                        .find(id)
                        .ifPresentOrElse(
                                schedule -> asked.add(ask(call, schedule, key)),
                                () -> count.refused(id.toString(), "it is not there any more"));
            }
        } catch (StoreException failure) {
            if (asked.isEmpty()) {
                throw failure;
            }
            LOG.warn("[server] ! Of {} runs asked for together {} were kept", all.size(), asked.size(), failure);
        }
        int unreached = all.size() - asked.size() - count.refused();
        // One after another: each answer is counted on whatever thread brings it, and never two at once.
        CompletionStage<Count> work = CompletableFuture.completedFuture(count);
        for (Asked one : asked) {
            work = work.thenCombine(
                    answers.decideKept(one.trigger()), (so, answer) -> counted(so, one.schedule(), answer));
        }
        return work.thenApply(done -> done.report(unreached));
    }

    private record Asked(StoredSchedule schedule, Trigger trigger) {}

    private Asked ask(Call call, StoredSchedule schedule, String key) {
        Trigger trigger =
                triggers.runNow(schedule.id(), call.caller().email(), Optional.of("bulk " + key), clock.instant());
        audit.note(call, "schedule.run", schedule.id(), Map.of("triggerId", trigger.id()));
        return new Asked(schedule, trigger);
    }

    private static Count counted(Count count, StoredSchedule schedule, Answer answer) {
        switch (answer.status()) {
            case STARTED, QUEUED -> {
                if (answer.unheard()) {
                    count.waits(schedule.id(), answer.reason());
                } else {
                    count.done(schedule.id());
                }
            }
            case REJECTED ->
                count.refused(
                        schedule.definition().name(),
                        answer.reason().map(reason -> Refusal.of(reason).why()).orElse("its overlap rule forbids it"));
        }
        return count;
    }
}
