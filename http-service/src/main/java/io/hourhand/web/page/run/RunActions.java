package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.run.TriggerStore.RetryFrom;
import io.hourhand.store.run.TriggerStore.Trigger;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.action.TriggerAnswers;
import io.hourhand.web.action.TriggerAnswers.Answer;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.RefusedRun;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The buttons of a run: cancel, and run again. */
public final class RunActions {

    private final Frame frame;
    private final OwnForms forms;
    private final RunHistory runs;
    private final ScheduleStore schedules;
    private final TriggerStore triggers;
    private final TriggerAnswers answers;
    private final Nudges nudges;
    private final Audit audit;

    public RunActions(
            Frame frame,
            OwnForms forms,
            RunHistory runs,
            ScheduleStore schedules,
            TriggerStore triggers,
            TriggerAnswers answers,
            Nudges nudges,
            Audit audit) {
        this.frame = frame;
        this.forms = forms;
        this.runs = runs;
        this.schedules = schedules;
        this.triggers = triggers;
        this.answers = answers;
        this.nudges = nudges;
        this.audit = audit;
    }

    public List<Route> routes() {
        return List.of(
                Route.form("/admin/runs/{id}/cancel", forms.guarded((call, form) -> cancel(call))),
                Route.form("/admin/runs/{id}/retry", forms.guardedLater(this::retry)));
    }

    private HttpResponse cancel(Call call) {
        if (runs.requestCancel(call.id(), call.caller().email(), frame.now())) {
            audit.note(call, "run.cancel", call.id(), Map.of());
            nudges.cancelRequested(call.id());
            return back(call, Flash.done(say("run.cancelling.done")));
        }
        return runs.find(call.id())
                .map(run -> back(call, Flash.trouble(say("run.ended-already"))))
                .orElseGet(RunActions::gone);
    }

    private CompletionStage<HttpResponse> retry(Call call, Form form) {
        Optional<Run> run = runs.find(call.id());
        if (run.isEmpty()) {
            return Reply.now(gone());
        }
        if (!run.get().status().isFinal()) {
            return Reply.now(back(call, Flash.trouble(say("run.not-ended"))));
        }
        if (schedules.find(run.get().scheduleId()).isEmpty()) {
            return Reply.now(back(call, Flash.trouble(say("run.schedule-deleted"))));
        }
        RetryFrom from = form.text("from").equals("start") ? RetryFrom.START : RetryFrom.FAILED;
        Optional<String> key =
                form.filled("key").filter(text -> text.length() < 190).map(text -> text + from.word());
        Trigger trigger = triggers.retry(
                run.get().scheduleId(), call.id(), from, call.caller().email(), key, frame.now());
        audit.note(call, "run.retry", call.id(), Map.of("triggerId", trigger.id(), "from", from.word()));
        return answers.decide(trigger).thenApply(answer -> answered(call, answer));
    }

    private HttpResponse answered(Call call, Answer answer) {
        String reason = answer.reason().map(text -> " " + text).orElse("");
        return switch (answer.status()) {
            case STARTED, QUEUED ->
                answer.runId()
                        .map(run -> Frame.redirect(
                                call,
                                "/admin/runs/" + run,
                                Flash.done(say("run.new") + reason)
                                        .leading(say("run.new.of"), "/admin/runs/" + call.id())))
                        .orElseGet(() -> back(
                                call,
                                Flash.done(say("run.new.waits") + reason)
                                        .leading(say("word.look-at-daemon"), "/admin/workers")));
            case REJECTED -> back(call, RefusedRun.flash(say("run.not-started"), answer.reason()));
        };
    }

    private static HttpResponse back(Call call, Flash flash) {
        return Frame.redirect(call, "/admin/runs/" + call.id(), flash);
    }

    private static HttpResponse gone() {
        return Problem.noSuchRun().response();
    }
}
