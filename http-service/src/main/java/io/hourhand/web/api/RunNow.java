package io.hourhand.web.api;

import io.hourhand.json.FieldError;
import io.hourhand.json.Reading;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.run.TriggerStore.RetryFrom;
import io.hourhand.store.run.TriggerStore.Trigger;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.TriggerAnswers;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Run Now and retry: the request is committed as a row, then the daemon is asked to decide at once. */
public final class RunNow {

    private static final int LONGEST_KEY = 200;

    private final ScheduleStore schedules;
    private final TriggerStore triggers;
    private final RunHistory runs;
    private final TriggerAnswers answers;
    private final Audit audit;
    private final InstantSource clock;

    public RunNow(
            ScheduleStore schedules,
            TriggerStore triggers,
            RunHistory runs,
            TriggerAnswers answers,
            Audit audit,
            InstantSource clock) {
        this.schedules = schedules;
        this.triggers = triggers;
        this.runs = runs;
        this.answers = answers;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/schedules/{id}/run", this::run),
                Route.post("/api/v1/runs/{id}/retry", this::retry));
    }

    private CompletionStage<HttpResponse> run(Call call) {
        Optional<HttpResponse> refusal = badKey(call);
        if (refusal.isPresent()) {
            return Reply.now(refusal.get());
        }
        if (schedules.find(call.id()).isEmpty()) {
            return Reply.now(Problem.notFound("schedule").response());
        }
        Trigger trigger = triggers.runNow(call.id(), call.caller().email(), key(call), clock.instant());
        audit.note(call, "schedule.run", call.id(), Map.of("triggerId", trigger.id()));
        return answers.answer(trigger);
    }

    private CompletionStage<HttpResponse> retry(Call call) {
        Optional<HttpResponse> refusal = badKey(call);
        if (refusal.isPresent()) {
            return Reply.now(refusal.get());
        }
        return switch (Body.optional(
                call, fields -> Optional.of(fields.text("from", 20).orElse("failed")))) {
            case Reading.Refused<String>(List<FieldError> errors) -> Reply.now(wrong(errors));
            case Reading.Valid<String>(String word) ->
                switch (word) {
                    case "failed" -> retry(call, RetryFrom.FAILED);
                    case "start" -> retry(call, RetryFrom.START);
                    default -> Reply.now(wrong(List.of(new FieldError("from", "must be one of failed, start"))));
                };
        };
    }

    private CompletionStage<HttpResponse> retry(Call call, RetryFrom from) {
        Optional<Run> run = runs.find(call.id());
        if (run.isEmpty()) {
            return Reply.now(Problem.noSuchRun().response());
        }
        if (!run.get().status().isFinal()) {
            return Reply.now(Problem.of(409, "This run has not ended yet; wait for its end, or cancel it first.")
                    .response());
        }
        if (schedules.find(run.get().scheduleId()).isEmpty()) {
            return Reply.now(Problem.of(409, "The schedule of this run was deleted; it cannot run again.")
                    .response());
        }
        Trigger trigger = triggers.retry(
                run.get().scheduleId(), call.id(), from, call.caller().email(), key(call), clock.instant());
        audit.note(call, "run.retry", call.id(), Map.of("triggerId", trigger.id(), "from", from.word()));
        return answers.answer(trigger);
    }

    private static Optional<String> key(Call call) {
        return call.header("Idempotency-Key").map(String::strip).filter(key -> !key.isEmpty());
    }

    private static Optional<HttpResponse> badKey(Call call) {
        return key(call).filter(key -> key.length() > LONGEST_KEY).map(key -> Problem.of(
                        400, "Idempotency-Key has more than " + LONGEST_KEY + " characters.")
                .response());
    }

    private static HttpResponse wrong(List<FieldError> errors) {
        return Problem.badInput("The body has wrong fields; nothing was started.", errors)
                .response();
    }
}
