package io.hourhand.web.page.bulk;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.Parsed;
import io.hourhand.store.schedule.ScheduleListing;
import io.hourhand.store.schedule.ScheduleListing.Line;
import io.hourhand.store.schedule.ScheduleSearch;
import io.hourhand.web.action.BulkEdits;
import io.hourhand.web.action.BulkEdits.Seen;
import io.hourhand.web.action.BulkReport;
import io.hourhand.web.action.BulkRuns;
import io.hourhand.web.action.Pauses.Wanted;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.LocalPath;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.schedule.ScheduleQuery;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Many schedules: a page that asks once, and what is done when it is answered. */
public final class BulkPages {

    private static final String LIST = "/admin/schedules";
    private static final int NAMED = 10;
    private static final int LONGEST_KEY = 100;

    private final Frame frame;
    private final OwnForms forms;
    private final ScheduleListing listing;
    private final BulkEdits edits;
    private final BulkRuns runs;

    public BulkPages(Frame frame, OwnForms forms, ScheduleListing listing, BulkEdits edits, BulkRuns runs) {
        this.frame = frame;
        this.forms = forms;
        this.listing = listing;
        this.edits = edits;
        this.runs = runs;
    }

    public List<Route> routes() {
        return List.of(
                // What the question's page asks for again, or returns to: it cannot be asked for without its boxes.
                Route.get("/admin/schedules/bulk", call -> Reply.now(Frame.redirect("/admin/schedules"))),
                Route.form("/admin/schedules/bulk", forms.guarded((call, form) -> allowed(call, form, this::ask))),
                Route.form("/admin/schedules/bulk/do", forms.guardedLater(this::answered)));
    }

    private HttpResponse allowed(Call call, Form form, BiFunction<Call, Form, HttpResponse> then) {
        return refusal(call, form).orElseGet(() -> then.apply(call, form));
    }

    private static Optional<HttpResponse> refusal(Call call, Form form) {
        Optional<BulkAction> action = BulkAction.of(form.text("do"));
        if (action.isEmpty()) {
            return Optional.of(back(form, call, Flash.trouble(say("bulk.no-action"))));
        }
        return call.caller().role().covers(action.get().least())
                ? Optional.empty()
                : Optional.of(Problem.of(403, say("bulk.forbidden")).response());
    }

    private HttpResponse ask(Call call, Form form) {
        boolean all = form.text("all").equals("yes");
        ScheduleSearch search = ScheduleQuery.of(form).search();
        Instant now = frame.now();
        BulkAction action = BulkAction.of(form.text("do")).orElseThrow();
        List<UUID> ids = all
                ? listing.ids(search, action.most() + 1, now)
                : BulkChoice.of(form).stream().map(Seen::id).toList();
        if (ids.isEmpty()) {
            return back(form, call, Flash.trouble(say("bulk.none")));
        }
        if (ids.size() > action.most()) {
            List<String> first = names(listing.of(ids.subList(0, NAMED)));
            return show(call, form, action, all ? listing.count(search, now) : ids.size(), first, List.of());
        }
        List<Line> lines = listing.of(ids);
        List<Seen> chosen = lines.stream()
                .map(line -> new Seen(line.schedule().id(), line.schedule().version()))
                .toList();
        return show(call, form, action, chosen.size(), names(lines), chosen);
    }

    private static List<String> names(List<Line> lines) {
        return lines.stream()
                .limit(NAMED)
                .map(line -> line.schedule().definition().name())
                .toList();
    }

    private HttpResponse show(
            Call call, Form form, BulkAction action, long count, List<String> first, List<Seen> chosen) {
        BulkPage page = new BulkPage(
                action,
                count,
                first,
                chosen,
                LocalPath.of(form.text("back")).orElse(LIST),
                form.filled("key").orElseGet(() -> UUID.randomUUID().toString()),
                form.filled("complaint"),
                form.text("reason"),
                form.text("until"));
        Shell shell = frame.shell(call, page.asked(), Section.SCHEDULES);
        return frame.page(page.complaint().isPresent() ? 400 : 200, shell, "bulk.jte", page);
    }

    private CompletionStage<HttpResponse> answered(Call call, Form form) {
        Optional<HttpResponse> refusal = refusal(call, form);
        if (refusal.isPresent()) {
            return Reply.now(refusal.get());
        }
        BulkAction action = BulkAction.of(form.text("do")).orElseThrow();
        List<Seen> chosen = BulkChoice.of(form);
        if (chosen.isEmpty() || chosen.size() > action.most()) {
            return Reply.now(back(form, call, Flash.trouble(say("bulk.some", action.most()))));
        }
        return switch (action) {
            case ON -> told(call, form, action, edits.turn(call, chosen, true));
            case OFF -> told(call, form, action, edits.turn(call, chosen, false));
            case PAUSE -> pause(call, form, chosen);
            case RESUME -> told(call, form, action, edits.resume(call, chosen));
            case DELETE -> told(call, form, action, edits.delete(call, chosen));
            case RUN ->
                runs.run(call, chosen.stream().map(Seen::id).toList(), key(form))
                        .thenApply(report -> back(form, call, BulkWords.of(action, report)));
        };
    }

    private CompletionStage<HttpResponse> pause(Call call, Form form, List<Seen> chosen) {
        Optional<String> reason = form.filled("reason");
        if (reason.filter(why -> why.length() > Wanted.LONGEST_REASON).isPresent()) {
            return again(call, form, chosen, say("schedule.pause.long-reason", Wanted.LONGEST_REASON));
        }
        Parsed<Optional<Instant>> until = form.instant("until", ZoneOffset.UTC)
                .flatMap(typed -> typed.isEmpty()
                        ? Parsed.valid(typed)
                        : Wanted.until(typed.get().toString(), frame.now()).map(Optional::of));
        return switch (until) {
            case Parsed.Invalid<Optional<Instant>>(String message) ->
                again(call, form, chosen, say("schedule.pause.wrong-end", message));
            case Parsed.Valid<Optional<Instant>>(Optional<Instant> end) ->
                reason.isEmpty()
                        ? again(call, form, chosen, say("schedule.pause.no-reason"))
                        : told(call, form, BulkAction.PAUSE, edits.pause(call, chosen, new Wanted(reason.get(), end)));
        };
    }

    /** The question once more, with what is wrong and what was typed. */
    private CompletionStage<HttpResponse> again(Call call, Form form, List<Seen> chosen, String complaint) {
        Form complained = form.with("complaint", complaint);
        List<Line> lines = listing.of(chosen.stream().map(Seen::id).toList());
        return Reply.now(show(call, complained, BulkAction.PAUSE, chosen.size(), names(lines), chosen));
    }

    private static CompletionStage<HttpResponse> told(Call call, Form form, BulkAction action, BulkReport report) {
        return Reply.now(back(form, call, BulkWords.of(action, report)));
    }

    private static String key(Form form) {
        return form.filled("key").filter(text -> text.length() <= LONGEST_KEY).orElseGet(() -> UUID.randomUUID()
                .toString());
    }

    private static HttpResponse back(Form form, Call call, Flash flash) {
        return Frame.redirect(call, LocalPath.of(form.text("back")).orElse(LIST), flash);
    }
}
