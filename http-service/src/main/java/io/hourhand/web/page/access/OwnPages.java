package io.hourhand.web.page.access;

import io.hourhand.store.access.SessionStore;
import io.hourhand.web.action.Audit;
import io.hourhand.web.auth.Caller;
import io.hourhand.web.auth.SessionCookie;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.LocalPath;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.Preferences;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What concerns the reader alone: theme, time zone, logging out. */
public final class OwnPages {

    private final Frame frame;
    private final OwnForms forms;
    private final SessionStore sessions;
    private final Audit audit;

    public OwnPages(Frame frame, OwnForms forms, SessionStore sessions, Audit audit) {
        this.frame = frame;
        this.forms = forms;
        this.sessions = sessions;
        this.audit = audit;
    }

    public List<Route> routes() {
        return List.of(
                Route.form("/preferences", OwnForms.sameOrigin(call -> Reply.now(prefer(call)))),
                Route.get("/banners", call -> Reply.now(banners(call))),
                Route.form("/banners", forms.guarded(this::hush)),
                Route.form("/logout", forms.guarded((call, form) -> logOut(call))));
    }

    private HttpResponse prefer(Call call) {
        Form form = Form.parse(call.body());
        Preferences wanted = Preferences.of(form, frame.bare(call, "").preferences());
        return Frame.redirect(LocalPath.of(form.text("back")).orElse("/"))
                .addHeader(wanted.themeCookie(call))
                .addHeader(wanted.zoneCookie(call))
                .addHeader(wanted.refreshCookie(call));
    }

    /** For pages that stay open: little, so that it may be asked for once a minute. */
    private HttpResponse banners(Call call) {
        String page = call.query().text("back").flatMap(LocalPath::of).orElse("/");
        return frame.page(frame.shell(call, "", Section.OVERVIEW).partOf(page), "layout/banners.jte", "");
    }

    /** A banner that is still true comes back. */
    private HttpResponse hush(Call call, Form form) {
        return frame.hushed(
                call, form.text("banner"), LocalPath.of(form.text("back")).orElse("/"));
    }

    private HttpResponse logOut(Call call) {
        if (call.caller().credential() instanceof Caller.Credential.Session(UUID id)) {
            sessions.close(id, frame.now());
            audit.note(call, "logout", call.caller().userId(), Map.of());
        }
        return Frame.redirect("/login?out=1").addHeader(SessionCookie.clear(call.secure()));
    }
}
