package io.hourhand.web.page.access;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.Parsed;
import io.hourhand.store.access.UserStore;
import io.hourhand.web.auth.Email;
import io.hourhand.web.auth.FirstAdmin;
import io.hourhand.web.auth.Login;
import io.hourhand.web.auth.LoginTokens;
import io.hourhand.web.auth.Passwords;
import io.hourhand.web.auth.SessionCookie;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The first account, made once with the code that the web-server prints. */
public final class SetupPages {

    private static final int SHORTEST = 8;

    private final Frame frame;
    private final FirstAdmin firstAdmin;
    private final Login login;

    public SetupPages(Frame frame, FirstAdmin firstAdmin, Login login) {
        this.frame = frame;
        this.firstAdmin = firstAdmin;
        this.login = login;
    }

    /** The form of the first account. */
    public record SetupPage(
            String code,
            String email,
            Optional<String> codeError,
            Optional<String> emailError,
            Optional<String> passwordError) {

        boolean right() {
            return codeError.isEmpty() && emailError.isEmpty() && passwordError.isEmpty();
        }
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/setup",
                        call -> Reply.now(answer(
                                call,
                                200,
                                new SetupPage(
                                        call.query().text("code").orElse(""),
                                        "",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))),
                Route.form("/setup", OwnForms.sameOrigin(call -> Reply.now(setUp(call, Form.parse(call.body()))))));
    }

    private HttpResponse answer(Call call, int status, SetupPage page) {
        return frame.page(status, frame.bare(call, say("setup.title")), "setup.jte", page);
    }

    private HttpResponse setUp(Call call, Form form) {
        String password = form.text("password");
        SetupPage page = new SetupPage(
                form.text("code").strip(),
                form.text("email").strip(),
                firstAdmin.invited(form.text("code").strip()) ? Optional.empty() : Optional.of(say("setup.code.wrong")),
                Email.parse(form.text("email")) instanceof Parsed.Invalid<String>(String message)
                        ? Optional.of(say("word.it", message))
                        : Optional.empty(),
                password.length() < SHORTEST || password.length() > Passwords.LONGEST
                        ? Optional.of(say("word.password.short", SHORTEST))
                        : Optional.empty());
        if (!page.right()) {
            return answer(call, 400, page);
        }
        return firstAdmin
                .create(page.email(), password)
                .map(admin -> loggedIn(call, admin))
                .orElseGet(() -> Frame.redirect(call, "/login", Flash.trouble(say("setup.done-already"))));
    }

    private HttpResponse loggedIn(Call call, UserStore.User admin) {
        return switch (login.open(admin)) {
            case Login.Outcome.LoggedIn(String token, var end, var user) ->
                Frame.redirect(call, "/admin/schedules", Flash.done(say("setup.done")))
                        .addHeader(SessionCookie.set(token, LoginTokens.LIFETIME, call.secure()));
            case Login.Outcome.Refused refused -> Frame.redirect("/login");
            case Login.Outcome.TooSoon soon -> Frame.redirect("/login");
        };
    }
}
