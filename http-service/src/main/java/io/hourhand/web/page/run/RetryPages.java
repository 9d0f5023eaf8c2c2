package io.hourhand.web.page.run;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.Ids;
import io.hourhand.store.history.RetryCandidates;
import io.hourhand.store.history.RetryCandidates.Candidate;
import io.hourhand.store.history.RunsOfSchedules;
import io.hourhand.store.run.TriggerStore.RetryFrom;
import io.hourhand.web.action.BulkRetry;
import io.hourhand.web.action.RetryPlan;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.LocalPath;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Query;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Many runs are done again: first it is shown which, then somebody confirms. */
public final class RetryPages {

    /** Counting those that match goes no further. */
    private static final int LOOKED_AT = 1_000;

    private static final String LIST = "/admin/jobs";
    private static final int LONGEST_KEY = 40;

    private final Frame frame;
    private final OwnForms forms;
    private final RetryCandidates candidates;
    private final RunsOfSchedules runs;
    private final BulkRetry bulk;

    public RetryPages(Frame frame, OwnForms forms, RetryCandidates candidates, RunsOfSchedules runs, BulkRetry bulk) {
        this.frame = frame;
        this.forms = forms;
        this.candidates = candidates;
        this.runs = runs;
        this.bulk = bulk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/admin/jobs/retry", call -> Reply.now(ask(call))),
                Route.form("/admin/jobs/retry", forms.guardedLater(this::retry)));
    }

    private HttpResponse ask(Call call) {
        Query query = call.query();
        Shell shell = frame.shell(call, say("retry.title"), Section.JOBS);
        boolean all = query.text("all").isPresent();
        JobsQuery filter = JobsQuery.of(query);
        List<UUID> chosen = query.ids("run");
        if (!all && chosen.isEmpty()) {
            return Frame.redirect(call, filter.address(), Flash.trouble(say("retry.none-ticked")));
        }
        List<Candidate> matching =
                all ? candidates.matching(filter.filter(shell.times(), runs::named), LOOKED_AT) : List.of();
        RetryPlan plan = all ? RetryPlan.of(matching, 0) : plan(chosen);
        return frame.page(
                shell,
                "retry.jte",
                RetryPage.of(
                        plan,
                        matching.size() == LOOKED_AT,
                        shell.times(),
                        Ids.next().toString(),
                        filter.address()));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private RetryPlan plan(List<UUID> ids) {
        List<UUID> some = ids.stream().limit(LOOKED_AT).toList();
        List<Candidate> found = candidates.of(some);
        return RetryPlan.of(found, some.size() - found.size());
    }

    private CompletionStage<HttpResponse> retry(Call call, Form form) {
        List<UUID> ids = Stream.of(form.text("runs").split(" ", -1))
                .flatMap(text -> id(text).stream())
                .distinct()
                .toList();
        Optional<String> key = form.filled("key").filter(text -> text.length() <= LONGEST_KEY);
        RetryPlan plan = plan(ids);
        if (plan.wanted().isEmpty() || key.isEmpty()) {
            return Reply.now(back(call, form, Flash.trouble(RetryWords.nothing(plan))));
        }
        RetryFrom from = form.text("from").equals("start") ? RetryFrom.START : RetryFrom.FAILED;
        return bulk.retry(call, plan.wanted(), from, key.get())
                .thenApply(outcome -> back(call, form, RetryWords.of(plan, outcome)));
    }

    private static HttpResponse back(Call call, Form form, Flash flash) {
        return Frame.redirect(call, LocalPath.of(form.text("back")).orElse(LIST), flash);
    }
}
