package io.hourhand.web.page.access;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.access.UserStore;
import io.hourhand.web.action.Audit;
import io.hourhand.web.auth.Caller;
import io.hourhand.web.auth.FormTokens;
import io.hourhand.web.auth.Login;
import io.hourhand.web.auth.LoginTokens;
import io.hourhand.web.auth.SessionCookie;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.LocalPath;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.text.Lengths;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The login, also in the middle of other work. */
public final class LoginPages {

    /** Those that show what was typed again before anything is done. */
    private static final List<String> FORMS = List.of("/edit", "/new", "/import");

    private final Frame frame;
    private final Login login;
    private final LoginTokens sessions;
    private final FormTokens tokens;
    private final Audit audit;
    private final Executor jdbc;

    public LoginPages(Frame frame, Login login, LoginTokens sessions, FormTokens tokens, Audit audit, Executor jdbc) {
        this.frame = frame;
        this.login = login;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * The login form.
     *
     * @param next where to go after it
     * @param action where the form goes that was interrupted; empty when none was
     * @param kept that form's body
     */
    public record LoginPage(
            String email, String next, String action, String kept, Optional<String> error, Optional<String> notice) {}

    /** A form that was kept over a login, to be sent on. */
    public record ResumePage(String action, Map<String, String> fields, String token, boolean editable) {}

    public List<Route> routes() {
        return List.of(
                Route.get("/login", call -> Reply.now(show(call))),
                Route.form("/login", OwnForms.sameOrigin(this::attempt)));
    }

    /** For a form whose session has ended. */
    public HttpResponse again(Call call, String action, String body) {
        Optional<String> ended = Optional.of(say("login.ended"));
        LoginPage page = new LoginPage("", "", action, Form.parse(body).without("token"), Optional.empty(), ended);
        return answer(call, 401, page);
    }

    private HttpResponse show(Call call) {
        String next = call.query().text("next").flatMap(LocalPath::of).orElse("");
        Optional<String> notice = call.query().text("out").map(out -> say("login.out"));
        return answer(call, 200, new LoginPage("", next, "", "", Optional.empty(), notice));
    }

    private HttpResponse answer(Call call, int status, LoginPage page) {
        return frame.page(status, frame.bare(call, say("login.title")), "login.jte", page);
    }

    private CompletionStage<HttpResponse> attempt(Call call) {
        Form form = Form.parse(call.body());
        return login.attempt(form.text("email").strip(), form.text("password"), call.address())
                .thenApplyAsync(outcome -> answer(call, form, outcome), jdbc);
    }

    private HttpResponse answer(Call call, Form form, Login.Outcome outcome) {
        return switch (outcome) {
            case Login.Outcome.LoggedIn(String token, var end, UserStore.User user) -> {
                audit.note(call, user.email(), "login", Optional.of(user.id()), Map.of());
                yield loggedIn(call, form, token, user)
                        .addHeader(SessionCookie.set(token, LoginTokens.LIFETIME, call.secure()));
            }
            case Login.Outcome.Refused refused -> {
                audit.note(call, form.text("email"), "login.refused", Optional.empty(), Map.of());
                yield refused(call, form, 401, say("login.wrong"));
            }
            case Login.Outcome.TooSoon(Duration wait) -> {
                Duration rounded =
                        Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds()));
                yield refused(call, form, 429, say("login.too-soon", Lengths.rough(rounded)))
                        .addHeader(RawHeader.create("Retry-After", Long.toString(rounded.toSeconds())));
            }
        };
    }

    private HttpResponse refused(Call call, Form form, int status, String error) {
        return answer(
                call,
                status,
                new LoginPage(
                        form.text("email"),
                        LocalPath.of(form.text("next")).orElse(""),
                        form.text("action"),
                        form.text("kept"),
                        Optional.of(error),
                        Optional.empty()));
    }

    private HttpResponse loggedIn(Call call, Form form, String token, UserStore.User user) {
        Optional<String> action = LocalPath.of(form.text("action")).filter(path -> path.startsWith("/admin/"));
        Optional<UUID> session = sessions.session(token);
        if (action.isEmpty() || session.isEmpty()) {
            return Frame.redirect(LocalPath.of(form.text("next")).orElse("/"));
        }
        Caller caller =
                new Caller(user.id(), user.email(), user.role(), new Caller.Credential.Session(session.get()), true);
        boolean editable = FORMS.stream().anyMatch(action.get()::endsWith);
        ResumePage page =
                new ResumePage(action.get(), Form.parse(form.text("kept")).fields(), tokens.issue(caller), editable);
        return frame.page(200, frame.bare(call, say("login.back")), "resume.jte", page);
    }
}
