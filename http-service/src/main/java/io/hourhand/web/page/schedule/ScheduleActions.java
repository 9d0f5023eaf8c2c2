package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.run.TriggerStore.Trigger;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.action.Switches;
import io.hourhand.web.action.Switches.Turned;
import io.hourhand.web.action.TriggerAnswers;
import io.hourhand.web.action.TriggerAnswers.Answer;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.LocalPath;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.RefusedRun;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The buttons of a schedule: its switch, and Run Now. */
public final class ScheduleActions {

    private static final String LIST = "/admin/schedules";
    private static final int LONGEST_KEY = 200;

    private final Frame frame;
    private final OwnForms forms;
    private final ScheduleStore schedules;
    private final TriggerStore triggers;
    private final TriggerAnswers answers;
    private final Switches switches;
    private final Nudges nudges;
    private final Audit audit;

    public ScheduleActions(
            Frame frame,
            OwnForms forms,
            ScheduleStore schedules,
            TriggerStore triggers,
            TriggerAnswers answers,
            Switches switches,
            Nudges nudges,
            Audit audit) {
        this.frame = frame;
        this.forms = forms;
        this.schedules = schedules;
        this.triggers = triggers;
        this.answers = answers;
        this.switches = switches;
        this.nudges = nudges;
        this.audit = audit;
    }

    public List<Route> routes() {
        return List.of(
                Route.form("/admin/schedules/{id}/enabled", forms.guarded(this::toggle)),
                Route.form("/admin/schedules/{id}/run", forms.guardedLater(this::run)));
    }

    private HttpResponse toggle(Call call, Form form) {
        boolean on = form.text("enabled").equals("true");
        return switch (switches.turn(call, call.id(), on)) {
            case Turned.Done(StoredSchedule schedule) -> {
                nudges.schedulesChanged();
                yield toggled(call, form, schedule, on);
            }
            case Turned.Already(StoredSchedule schedule) -> toggled(call, form, schedule, on);
            case Turned.Unknown unknown -> gone();
            case Turned.Busy busy -> back(call, form, Flash.trouble(say("schedule.busy")));
        };
    }

    private HttpResponse toggled(Call call, Form form, StoredSchedule schedule, boolean on) {
        String name = schedule.definition().name();
        Times times = frame.bare(call, "").times();
        String said = on
                ? schedule.nextDueAt()
                        .map(due -> times.at(due, schedule.definition().timeZone()))
                        .map(due -> say("schedule.is-on.next", name, due.text(), due.relative()))
                        .orElse(say("schedule.is-on", name))
                : say("schedule.is-off", name);
        return back(call, form, new Flash(true, said, Optional.of(new Flash.Undo(List.of(schedule.id()), !on))));
    }

    private CompletionStage<HttpResponse> run(Call call, Form form) {
        Optional<StoredSchedule> schedule = schedules.find(call.id());
        if (schedule.isEmpty()) {
            return Reply.now(gone());
        }
        Optional<String> key = form.filled("key").filter(text -> text.length() <= LONGEST_KEY);
        Trigger trigger = triggers.runNow(call.id(), call.caller().email(), key, frame.now());
        audit.note(call, "schedule.run", call.id(), Map.of("triggerId", trigger.id()));
        return answers.decide(trigger)
                .thenApply(answer ->
                        answered(call, form, schedule.get().definition().name(), answer));
    }

    private HttpResponse answered(Call call, Form form, String name, Answer answer) {
        return switch (answer.status()) {
            case STARTED ->
                answer.runId()
                        .map(run -> Frame.redirect(
                                call,
                                "/admin/runs/" + run,
                                Flash.done(say("schedule.run.started", name))
                                        .leading(say("schedule.run.back"), origin(form))))
                        .orElseGet(() -> back(call, form, Flash.done(say("schedule.run.started", name))));
            case REJECTED -> back(call, form, RefusedRun.flash(say("schedule.run.rejected", name), answer.reason()));
            case QUEUED -> {
                Flash waits =
                        Flash.done(waiting(call, name, answer)).leading(say("word.look-at-daemon"), "/admin/workers");
                yield answer.runId()
                        .map(run -> Frame.redirect(call, "/admin/runs/" + run, waits))
                        .orElseGet(() -> back(call, form, waits));
            }
        };
    }

    private String waiting(Call call, String name, Answer answer) {
        Times times = frame.bare(call, "").times();
        String why = answer.reason().orElse("");
        return answer.startsBy()
                .filter(by -> answer.runId().isEmpty())
                .map(by -> say("schedule.run.waits.latest", name, why, times.relative(by)))
                .orElse(say("schedule.run.waits", name, why));
    }

    private static HttpResponse back(Call call, Form form, Flash flash) {
        return Frame.redirect(call, origin(form), flash);
    }

    private static String origin(Form form) {
        return LocalPath.of(form.text("back")).orElse(LIST);
    }

    private static HttpResponse gone() {
        return Problem.notFound("schedule").response();
    }
}
