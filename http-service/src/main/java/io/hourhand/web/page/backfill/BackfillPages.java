package io.hourhand.web.page.backfill;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.BackfillMode;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.run.BackfillStore;
import io.hourhand.store.run.BackfillStore.Backfill;
import io.hourhand.store.run.BackfillStore.Wanted;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.text.Beginning;
import io.hourhand.web.action.Backfills;
import io.hourhand.web.action.Backfills.Plan;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.text.NextTime;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** A past range of a schedule is run: first its times are shown, then somebody confirms. */
public final class BackfillPages {

    private static final int SHOWN = 20;
    private static final String FROM = "from: ";
    private static final String TO = "to: ";

    private final Frame frame;
    private final OwnForms forms;
    private final ScheduleStore schedules;
    private final BackfillStore stored;
    private final Backfills backfills;

    public BackfillPages(
            Frame frame, OwnForms forms, ScheduleStore schedules, BackfillStore stored, Backfills backfills) {
        this.frame = frame;
        this.forms = forms;
        this.schedules = schedules;
        this.stored = stored;
        this.backfills = backfills;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/admin/schedules/{id}/backfill", call -> Reply.now(plan(call))),
                Route.form("/admin/schedules/{id}/backfill", forms.guarded(this::begin)),
                Route.form("/admin/backfills/{id}/cancel", forms.guarded(this::cancel)));
    }

    private HttpResponse plan(Call call) {
        Form form = Form.parse(call.request().getUri().rawQueryString().orElse(""));
        return planned(call, form, (schedule, plan) -> {
            Shell shell = frame.shell(call, say("backfill.title"), Section.SCHEDULES);
            return frame.page(shell, "backfill.jte", page(shell, schedule, form, plan));
        });
    }

    private static BackfillPage page(Shell shell, StoredSchedule schedule, Form form, Plan plan) {
        ZoneId zone = schedule.definition().timeZone();
        return new BackfillPage(
                schedule.id(),
                schedule.definition().name(),
                zone.getId(),
                shell.times().at(plan.wanted().from(), zone),
                shell.times().at(plan.wanted().to(), zone),
                form.text("from"),
                form.text("to"),
                plan.wanted().mode().name(),
                BackfillLine.words(plan.wanted().mode()),
                plan.slots().size(),
                plan.first(SHOWN).stream()
                        .map(firing -> NextTime.of(firing, shell.times(), zone))
                        .toList());
    }

    private HttpResponse begin(Call call, Form form) {
        return planned(call, form, (schedule, plan) -> {
            if (plan.slots().isEmpty()) {
                return back(call, call.id(), Flash.trouble(say("backfill.was-nothing")));
            }
            Flash flash = backfills
                    .begin(call, plan)
                    .map(made -> Flash.done(say("backfill.begun", made.slots())))
                    .orElseGet(() -> Flash.trouble(say("backfill.going-on")));
            return back(call, call.id(), flash);
        });
    }

    /** Reads the form, and answers with what {@code right} makes of its plan or with what is wrong with it. */
    private HttpResponse planned(Call call, Form form, BiFunction<StoredSchedule, Plan, HttpResponse> right) {
        Optional<StoredSchedule> schedule = schedules.find(call.id());
        if (schedule.isEmpty()) {
            return Problem.notFound("schedule").response();
        }
        return switch (read(form, schedule.get()).flatMap(wanted -> backfills.plan(schedule.get(), wanted))) {
            case Parsed.Valid<Plan>(Plan plan) -> right.apply(schedule.get(), plan);
            case Parsed.Invalid<Plan>(String message) -> back(call, call.id(), Flash.trouble(refused(message)));
        };
    }

    /** What a message calls by its field is called as the form does. */
    private static String refused(String message) {
        if (message.startsWith(FROM)) {
            return say("backfill.refused.begin", message.substring(FROM.length()));
        }
        return message.startsWith(TO)
                ? say("backfill.refused.end", message.substring(TO.length()))
                : say("backfill.refused", message);
    }

    private static Parsed<Wanted> read(Form form, StoredSchedule schedule) {
        ZoneId zone = schedule.definition().timeZone();
        BackfillMode mode = Arrays.stream(BackfillMode.values())
                .filter(word -> word.name().equals(form.text("mode")))
                .findFirst()
                .orElse(BackfillMode.MISSING);
        Optional<String> reason = form.filled("reason").map(why -> Beginning.of(why, Backfills.LONGEST_REASON));
        return instant(form, "from", zone).flatMap(from -> instant(form, "to", zone)
                .map(to -> new Wanted(schedule.id(), from, to, mode, reason)));
    }

    private static Parsed<Instant> instant(Form form, String name, ZoneId zone) {
        return switch (form.instant(name, zone)) {
            case Parsed.Invalid<Optional<Instant>>(String message) -> Parsed.invalid(name + ": " + message);
            case Parsed.Valid<Optional<Instant>>(Optional<Instant> typed) ->
                typed.map(Parsed::valid).orElseGet(() -> Parsed.invalid(name + ": " + say("backfill.no-time")));
        };
    }

    private HttpResponse cancel(Call call, Form form) {
        Optional<Backfill> backfill = stored.find(call.id());
        if (backfill.isEmpty()) {
            return Problem.notFound("backfill").response();
        }
        boolean cancelled =
                backfills.cancel(call, backfill.get(), form.filled("running").isPresent());
        return back(
                call,
                backfill.get().scheduleId(),
                cancelled ? Flash.done(say("backfill.cancelled")) : Flash.trouble(say("backfill.over")));
    }

    private static HttpResponse back(Call call, UUID schedule, Flash flash) {
        return Frame.redirect(call, "/admin/schedules/" + schedule, flash);
    }
}
