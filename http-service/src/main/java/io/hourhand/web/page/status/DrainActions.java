package io.hourhand.web.page.status;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.DrainOrder;
import io.hourhand.web.action.Drains;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Route;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The forms by which the daemon is drained and resumed. */
public final class DrainActions {

    private static final String PAGE = "/admin/workers";

    private final OwnForms forms;
    private final Drains drains;

    public DrainActions(OwnForms forms, Drains drains) {
        this.forms = forms;
        this.drains = drains;
    }

    public List<Route> routes() {
        return List.of(
                Route.form("/admin/workers/drain", forms.guarded(this::drain)),
                Route.form("/admin/workers/resume", forms.guarded((call, form) -> resume(call))));
    }

    private HttpResponse drain(Call call, Form form) {
        Optional<String> reason = form.filled("reason");
        if (reason.filter(why -> why.length() > DrainOrder.LONGEST_REASON).isPresent()) {
            return back(call, Flash.trouble(say("drain.too-long", DrainOrder.LONGEST_REASON)));
        }
        if (reason.isEmpty()) {
            return back(call, Flash.trouble(say("drain.no-reason")));
        }
        return back(
                call,
                drains.drain(call, reason.get()).isPresent()
                        ? Flash.done(say("drain.done"))
                        : Flash.trouble(say("drain.drained-already")));
    }

    private HttpResponse resume(Call call) {
        return back(
                call, drains.resume(call) ? Flash.done(say("drain.resumed")) : Flash.trouble(say("drain.not-drained")));
    }

    private static HttpResponse back(Call call, Flash flash) {
        return Frame.redirect(call, PAGE, flash);
    }
}
