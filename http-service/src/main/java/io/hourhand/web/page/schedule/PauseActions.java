package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.Parsed;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Pauses;
import io.hourhand.web.action.Pauses.Wanted;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The forms by which a schedule is paused and resumed. */
public final class PauseActions {

    private final Frame frame;
    private final OwnForms forms;
    private final ScheduleStore schedules;
    private final Pauses pauses;

    public PauseActions(Frame frame, OwnForms forms, ScheduleStore schedules, Pauses pauses) {
        this.frame = frame;
        this.forms = forms;
        this.schedules = schedules;
        this.pauses = pauses;
    }

    public List<Route> routes() {
        return List.of(
                Route.form("/admin/schedules/{id}/pause", forms.guarded(this::pause)),
                Route.form(
                        "/admin/schedules/{id}/resume",
                        forms.guarded((call, form) -> answer(
                                call, pauses.resume(call, Optional.empty()), name -> say("schedule.resumed", name)))));
    }

    private HttpResponse pause(Call call, Form form) {
        Optional<StoredSchedule> schedule = schedules.find(call.id());
        if (schedule.isEmpty()) {
            return Problem.notFound("schedule").response();
        }
        Optional<String> reason = form.filled("reason");
        if (reason.filter(why -> why.length() > Wanted.LONGEST_REASON).isPresent()) {
            return back(call, Flash.trouble(say("schedule.pause.long-reason", Wanted.LONGEST_REASON)));
        }
        if (reason.isEmpty()) {
            return back(call, Flash.trouble(say("schedule.pause.no-reason")));
        }
        return switch (until(form, schedule.get().definition().timeZone(), frame.now())) {
            case Parsed.Invalid<Optional<Instant>>(String message) ->
                back(call, Flash.trouble(say("schedule.pause.wrong-end", message)));
            case Parsed.Valid<Optional<Instant>>(Optional<Instant> until) ->
                answer(
                        call,
                        pauses.pause(call, Optional.empty(), new Wanted(reason.get(), until)),
                        name -> say("schedule.is-paused", name));
        };
    }

    private static Parsed<Optional<Instant>> until(Form form, ZoneId zone, Instant now) {
        return form.instant("until", zone)
                .flatMap(typed -> typed.isEmpty()
                        ? Parsed.valid(typed)
                        : Wanted.until(typed.get().toString(), now).map(Optional::of));
    }

    private static HttpResponse answer(Call call, Edit edit, UnaryOperator<String> said) {
        return switch (edit) {
            case Edit.Saved(StoredSchedule saved) ->
                back(call, Flash.done(said.apply(saved.definition().name())));
            case Edit.Unknown unknown -> Problem.notFound("schedule").response();
            case Edit.Stale stale -> back(call, Flash.trouble(say("schedule.busy")));
            case Edit.NameTaken taken -> Problem.notFound("schedule").response();
        };
    }

    private static HttpResponse back(Call call, Flash flash) {
        return Frame.redirect(call, "/admin/schedules/" + call.id(), flash);
    }
}
