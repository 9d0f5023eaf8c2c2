package io.hourhand.web.page.edit;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.json.FieldError;
import io.hourhand.json.Reading;
import io.hourhand.policy.OwnRetention;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.store.schedule.RetentionStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.text.ShownZone;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Making and editing a schedule. */
public final class EditPages {

    private static final String NEW = "/admin/schedules/new";

    private final Frame frame;
    private final OwnForms forms;
    private final ScheduleStore schedules;
    private final RetentionStore rules;
    private final Audit audit;
    private final Nudges nudges;

    public EditPages(
            Frame frame, OwnForms forms, ScheduleStore schedules, RetentionStore rules, Audit audit, Nudges nudges) {
        this.frame = frame;
        this.forms = forms;
        this.schedules = schedules;
        this.rules = rules;
        this.audit = audit;
        this.nudges = nudges;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(NEW, call -> Reply.now(blank(call))),
                Route.form(NEW, forms.guarded((call, form) -> posted(call, form, Optional.empty()))),
                Route.get("/admin/schedules/{id}/edit", call -> Reply.now(edit(call))),
                Route.form(
                        "/admin/schedules/{id}/edit",
                        forms.guarded((call, form) -> posted(call, form, Optional.of(call.id())))),
                Route.form("/admin/schedules/preview", forms.guarded(this::preview)));
    }

    private HttpResponse blank(Call call) {
        Query query = call.query();
        Optional<UUID> from = query.id("from");
        if (query.refusal().isPresent()) {
            return query.refusal().get();
        }
        ShownZone shown = frame.bare(call, "").times().zone();
        String zone = shown.of(ZoneId.of("UTC")).getId();
        Map<String, String> fields = from.flatMap(schedules::find)
                .map(this::copied)
                .orElseGet(() -> query.text("sample").isPresent() ? FormFields.sample(zone) : FormFields.blank(zone));
        return show(call, 200, Optional.empty(), fields, Map.of(), -1);
    }

    private Map<String, String> copied(StoredSchedule schedule) {
        Map<String, String> fields = FormFields.copy(schedule.definition());
        fields.putAll(FormFields.of(rules.find(schedule.id())));
        return fields;
    }

    private HttpResponse edit(Call call) {
        return schedules
                .find(call.id())
                .map(schedule -> show(call, 200, Optional.of(call.id()), filled(schedule), Map.of(), -1))
                .orElseGet(EditPages::gone);
    }

    private Map<String, String> filled(StoredSchedule schedule) {
        Map<String, String> fields = FormFields.of(schedule.definition(), schedule.version());
        fields.putAll(FormFields.of(rules.find(schedule.id())));
        return fields;
    }

    private HttpResponse preview(Call call, Form form) {
        Shell shell = frame.bare(call, "");
        return frame.page(shell, "preview.jte", Preview.of(form, shell.times()));
    }

    private HttpResponse posted(Call call, Form form, Optional<UUID> id) {
        String button = form.text("do");
        if (button.equals("look")) {
            return show(call, 200, id, form.fields(), Map.of(), -1);
        }
        if (!button.isEmpty() && !button.equals("save")) {
            JobMoves moved = JobMoves.apply(form, button);
            return show(call, 200, id, moved.fields(), Map.of(), moved.focus());
        }
        Optional<ScheduleDefinition> before = id.flatMap(schedules::find).map(StoredSchedule::definition);
        return switch (Filled.read(form, before, frame.now())) {
            case Reading.Refused<Filled>(List<FieldError> errors) ->
                show(call, 400, id, form.fields(), byPlace(errors), -1);
            case Reading.Valid<Filled>(Filled filled) -> saved(call, form, id, save(call, form, id, filled), filled);
        };
    }

    private Edit save(Call call, Form form, Optional<UUID> id, Filled filled) {
        String editor = call.caller().email();
        Optional<Long> seen =
                form.filled("version").filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
        return id.map(known -> schedules.update(known, seen, filled.definition(), filled.own(), editor, frame.now()))
                .orElseGet(() -> schedules.create(filled.definition(), filled.own(), editor, frame.now()));
    }

    /** That it was saved, and the first of its times within a year that a clock change touches. */
    private String said(ScheduleDefinition definition) {
        return definition.clockTouches(frame.now()).stream()
                .findFirst()
                .flatMap(firing -> firing.note()
                        .map(note -> say(
                                "edit.saved.clock-change",
                                definition.name(),
                                firing.local().toLocalDate().toString(),
                                note)))
                .orElse(say("edit.saved", definition.name()));
    }

    private HttpResponse saved(Call call, Form form, Optional<UUID> id, Edit edit, Filled filled) {
        return switch (edit) {
            case Edit.Saved(StoredSchedule schedule) -> {
                audit.note(
                        call,
                        id.isPresent() ? "schedule.edit" : "schedule.create",
                        schedule.id(),
                        Difference.node(schedule.definition(), rules.find(schedule.id())));
                nudges.schedulesChanged();
                yield Frame.redirect(
                        call, "/admin/schedules/" + schedule.id(), Flash.done(said(schedule.definition())));
            }
            case Edit.NameTaken taken -> show(call, 409, id, form.fields(), Map.of("name", say("edit.name-taken")), -1);
            case Edit.Unknown unknown -> gone();
            case Edit.Stale(StoredSchedule current) -> conflict(call, form, current, filled);
        };
    }

    private HttpResponse conflict(Call call, Form form, StoredSchedule current, Filled mine) {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.put("version", Long.toString(current.version()));
        OwnRetention rule = rules.find(current.id());
        List<Difference> differences = Difference.between(
                Difference.node(current.definition(), rule),
                Difference.node(mine.definition(), mine.own().orElse(rule)));
        return show(call, 409, Optional.of(current.id()), fields, Map.of(), differences, -1);
    }

    private HttpResponse show(
            Call call,
            int status,
            Optional<UUID> id,
            Map<String, String> fields,
            Map<String, String> errors,
            int focus) {
        return show(call, status, id, fields, errors, List.of(), focus);
    }

    private HttpResponse show(
            Call call,
            int status,
            Optional<UUID> id,
            Map<String, String> fields,
            Map<String, String> errors,
            List<Difference> conflict,
            int focus) {
        String title = id.isPresent() ? say("edit.title") : say("word.new-schedule");
        Shell shell = frame.shell(call, title, Section.SCHEDULES);
        EditPage page = new EditPage(
                title,
                id.map(known -> "/admin/schedules/" + known + "/edit").orElse(NEW),
                id.map(known -> "/admin/schedules/" + known).orElse("/admin/schedules"),
                fields,
                errors,
                conflict,
                Preview.of(new Form(fields), shell.times()),
                focus);
        return frame.page(status, shell, "edit.jte", page);
    }

    private static Map<String, String> byPlace(List<FieldError> errors) {
        Map<String, String> byPlace = new LinkedHashMap<>();
        errors.forEach(error -> byPlace.putIfAbsent(error.field(), error.message()));
        return byPlace;
    }

    private static HttpResponse gone() {
        return Problem.notFound("schedule").response();
    }
}
