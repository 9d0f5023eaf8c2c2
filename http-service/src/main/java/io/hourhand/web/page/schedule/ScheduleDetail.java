package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.json.DefinitionText;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.history.LatestRuns.Brief;
import io.hourhand.store.history.SlotStore;
import io.hourhand.store.run.BackfillStore;
import io.hourhand.store.schedule.RetentionStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.web.action.Audit;
import io.hourhand.web.action.Nudges;
import io.hourhand.web.page.backfill.BackfillLine;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.look.Look;
import io.hourhand.web.page.schedule.SchedulePage.PastRun;
import io.hourhand.web.page.schedule.SchedulePage.Paused;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.page.text.NextTime;
import io.hourhand.web.page.text.Times;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** One schedule: what is next, what was last, its jobs; and its end. */
public final class ScheduleDetail {

    private static final int NEXT = 10;
    private static final int LAST = 10;
    private static final int BACKFILLS = 5;

    private final Frame frame;
    private final OwnForms forms;
    private final ScheduleStore schedules;
    private final LatestRuns runs;
    private final SlotStore slots;
    private final BackfillStore backfills;
    private final RetentionStore rules;
    private final Audit audit;
    private final Nudges nudges;

    public ScheduleDetail(
            Frame frame,
            OwnForms forms,
            ScheduleStore schedules,
            LatestRuns runs,
            SlotStore slots,
            BackfillStore backfills,
            RetentionStore rules,
            Audit audit,
            Nudges nudges) {
        this.frame = frame;
        this.forms = forms;
        this.schedules = schedules;
        this.runs = runs;
        this.slots = slots;
        this.backfills = backfills;
        this.rules = rules;
        this.audit = audit;
        this.nudges = nudges;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/admin/schedules/{id}", call -> Reply.now(found(call, "schedule.jte"))),
                Route.get("/admin/schedules/{id}/delete", call -> Reply.now(found(call, "delete.jte"))),
                Route.form("/admin/schedules/{id}/delete", forms.guarded((call, form) -> delete(call))));
    }

    private HttpResponse found(Call call, String template) {
        Optional<StoredSchedule> schedule = schedules.find(call.id());
        if (schedule.isEmpty()) {
            return gone();
        }
        Shell shell = frame.shell(call, schedule.get().definition().name(), Section.SCHEDULES);
        return frame.page(shell, template, page(call, shell.times(), schedule.get()));
    }

    private SchedulePage page(Call call, Times times, StoredSchedule schedule) {
        ZoneId zone = schedule.definition().timeZone();
        List<Brief> latest = runs.of(List.of(schedule.id()), RunStrip.MOST).getOrDefault(schedule.id(), List.of());
        return new SchedulePage(
                schedule,
                ScheduleLine.of(schedule, schedule.definition().jobs().size(), latest, times, call.caller()),
                schedule.pauseAt(times.now())
                        .map(pause -> new Paused(
                                pause.by(),
                                pause.reason(),
                                times.at(pause.since(), zone),
                                pause.until().map(until -> times.at(until, zone)))),
                schedule.definition().firings().next(times.now(), NEXT).stream()
                        .map(firing -> NextTime.of(firing, times, zone))
                        .toList(),
                latest.stream().limit(LAST).map(run -> past(run, times, zone)).toList(),
                TimesStrip.of(runs.ended(schedule.id(), TimesStrip.MOST)),
                slots.gaps(schedule.id()),
                slots.withoutRun(schedule.id(), Optional.empty(), LAST).slots().stream()
                        .map(slot -> Missed.of(slot, times, zone))
                        .toList(),
                backfills.list(schedule.id(), Optional.empty(), BACKFILLS).stream()
                        .map(backfill -> BackfillLine.of(backfill, times, zone))
                        .toList(),
                rules.find(schedule.id()));
    }

    private static PastRun past(Brief run, Times times, ZoneId zone) {
        return new PastRun(
                run.id(),
                Look.of(run.status()),
                Look.words(run.cause()),
                times.minute(run.startedAt().orElse(run.createdAt()), zone),
                run.took(times.now()).map(Lengths::exact),
                run.failed() == 0
                        ? say("schedule.last.jobs", run.succeeded(), run.jobs())
                        : say("schedule.last.jobs.failed", run.succeeded(), run.jobs(), run.failed()));
    }

    private HttpResponse delete(Call call) {
        return switch (schedules.delete(call.id(), Optional.empty())) {
            case Edit.Saved(StoredSchedule schedule) -> {
                audit.note(call, "schedule.delete", schedule.id(), DefinitionText.node(schedule.definition()));
                nudges.schedulesChanged();
                yield Frame.redirect(
                        call,
                        "/admin/schedules",
                        Flash.done(say("delete.done", schedule.definition().name())));
            }
            case Edit.NameTaken taken -> gone();
            case Edit.Unknown unknown -> gone();
            case Edit.Stale stale -> gone();
        };
    }

    private static HttpResponse gone() {
        return Problem.notFound("schedule").response();
    }
}
