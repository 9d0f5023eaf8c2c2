package io.hourhand.web.page.crontab;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.ScheduleDefinition;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.page.crontab.ImportPage.Bad;
import io.hourhand.web.page.crontab.ImportPage.Note;
import io.hourhand.web.page.crontab.ImportPage.Row;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.text.NextTime;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.page.text.TimingText;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Schedules out of a crontab: pasted, looked at, made. */
public final class ImportPages {

    private static final String PATH = "/admin/schedules/import";
    private static final int TIMES = 3;
    private static final int NAMED = 10;
    private static final ImportPlan NOTHING = new ImportPlan(List.of(), List.of(), List.of(), Map.of());

    private final Frame frame;
    private final OwnForms forms;
    private final ScheduleStore schedules;
    private final WorkerStore workers;
    private final Imports imports;
    private final Nudges nudges;

    public ImportPages(
            Frame frame, OwnForms forms, ScheduleStore schedules, WorkerStore workers, Imports imports, Nudges nudges) {
        this.frame = frame;
        this.forms = forms;
        this.schedules = schedules;
        this.workers = workers;
        this.imports = imports;
        this.nudges = nudges;
    }

    public List<Route> routes() {
        return List.of(Route.get(PATH, call -> Reply.now(blank(call))), Route.form(PATH, forms.guarded(this::posted)));
    }

    private HttpResponse blank(Call call) {
        String zone = frame.bare(call, "").times().zone().of(ZoneId.of("UTC")).getId();
        return show(call, 200, ImportForm.blank(zone), false, NOTHING);
    }

    private HttpResponse posted(Call call, Form sent) {
        ImportForm form = ImportForm.of(sent);
        if (forbidden().isPresent()) {
            return show(call, 409, form, false, NOTHING);
        }
        ImportPlan plan = ImportPlan.of(form, schedules.names()::contains, frame.now());
        if (!sent.text("do").equals("create")) {
            return show(call, 200, form, true, plan);
        }
        if (plan.planned().isEmpty() || !plan.fields().isEmpty()) {
            return show(call, 400, form, true, plan);
        }
        return plan.mark(form).equals(sent.text("plan"))
                ? create(call, form, plan)
                : show(call, 409, form, true, plan.but(say("import.unseen")));
    }

    private HttpResponse create(Call call, ImportForm form, ImportPlan plan) {
        Imports.Report report = imports.create(call, plan.planned());
        nudges.schedulesChanged();
        int made = report.made();
        List<String> refused = report.refused();
        String text = Stream.of(
                        Optional.of(say("import.made", made)),
                        left(plan),
                        Optional.of(refused)
                                .filter(some -> !some.isEmpty())
                                .map(some -> say("import.refused", String.join("; ", some))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        boolean good = refused.isEmpty() && plan.wrong().isEmpty();
        String list = form.tags().isEmpty()
                ? "/admin/schedules?state=off"
                : "/admin/schedules?tag=" + Form.encode(form.tags().getFirst());
        return Frame.redirect(call, list, new Flash(good, text, Optional.empty()));
    }

    private static Optional<String> left(ImportPlan plan) {
        List<Integer> lines =
                plan.wrong().stream().map(CrontabLine.Wrong::number).distinct().toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String named = lines.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return Optional.of(
                lines.size() > NAMED ? say("import.left.more", named) : say("import.left", lines.size(), named));
    }

    private Optional<String> forbidden() {
        return workers.commandJobs()
                .map(allowed -> allowed ? "" : say("import.forbidden"))
                .or(() -> Optional.of(say("import.no-daemon")))
                .filter(why -> !why.isEmpty());
    }

    private HttpResponse show(Call call, int status, ImportForm form, boolean looked, ImportPlan plan) {
        Shell shell = frame.shell(call, say("word.import"), Section.SCHEDULES);
        return frame.page(
                status,
                shell,
                "import.jte",
                new ImportPage(
                        forbidden(),
                        form,
                        looked,
                        plan.planned().stream()
                                .map(one -> row(one, shell.times()))
                                .toList(),
                        plan.settings().stream().map(Note::of).toList(),
                        plan.wrong().stream().map(Bad::of).toList(),
                        plan.fields(),
                        plan.mark(form)));
    }

    private static Row row(Planned planned, Times times) {
        ScheduleDefinition definition = planned.definition();
        return new Row(
                planned.entry().number(),
                definition.name(),
                TimingText.words(definition.timing()),
                planned.entry().timing(),
                definition.timeZone().getId(),
                definition.firings().next(times.now(), TIMES).stream()
                        .map(firing -> NextTime.of(firing, times, definition.timeZone()))
                        .toList(),
                planned.entry().command());
    }
}
