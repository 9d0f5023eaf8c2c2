package io.hourhand.web.api.access;

import io.hourhand.json.Fields;
import io.hourhand.store.access.Role;
import io.hourhand.store.access.SessionStore;
import io.hourhand.store.access.UserStore;
import io.hourhand.web.action.Audit;
import io.hourhand.web.api.Body;
import io.hourhand.web.auth.Caller;
import io.hourhand.web.auth.Email;
import io.hourhand.web.auth.FirstAdmin;
import io.hourhand.web.auth.Login;
import io.hourhand.web.auth.LoginTokens;
import io.hourhand.web.auth.Passwords;
import io.hourhand.web.auth.SessionCookie;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Coming and going: login, logout, the first account, who am I. */
public final class LoginRoutes {

    private final Login login;
    private final FirstAdmin firstAdmin;
    private final SessionStore sessions;
    private final Audit audit;
    private final InstantSource clock;
    private final Executor jdbc;

    public LoginRoutes(
            Login login,
            FirstAdmin firstAdmin,
            SessionStore sessions,
            Audit audit,
            InstantSource clock,
            Executor jdbc) {
        this.login = login;
        this.firstAdmin = firstAdmin;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    private record Credentials(String email, String password) {}

    private record Setup(String code, String email, String password) {}

    private record Me(UUID id, String email, Role role) {}

    private record LoggedIn(String token, Instant expiresAt, Me user) {}

    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/auth/login", this::logIn),
                Route.post("/api/v1/auth/setup", call -> Reply.now(setUp(call))),
                Route.post("/api/v1/auth/logout", call -> Reply.now(logOut(call))),
                Route.get("/api/v1/me", call -> Reply.now(me(call))));
    }

    private CompletionStage<HttpResponse> logIn(Call call) {
        return Body.with(call, body -> Fields.read(body, LoginRoutes::credentials), Reply::now, given -> login.attempt(
                        given.email(), given.password(), call.address())
                .thenApplyAsync(outcome -> answer(call, given.email(), outcome), jdbc));
    }

    private HttpResponse answer(Call call, String email, Login.Outcome outcome) {
        return switch (outcome) {
            case Login.Outcome.LoggedIn(String token, Instant end, UserStore.User user) -> {
                audit.note(call, user.email(), "login", Optional.of(user.id()), Map.of());
                yield Reply.ok(new LoggedIn(token, end, new Me(user.id(), user.email(), user.role())))
                        .addHeader(SessionCookie.set(token, LoginTokens.LIFETIME, call.secure()));
            }
            case Login.Outcome.Refused refused -> {
                audit.note(call, email, "login.refused", Optional.empty(), Map.of());
                yield Problem.of(401, "The email or the password is wrong.").response();
            }
            case Login.Outcome.TooSoon(var wait) ->
                Problem.of(429, "There were too many attempts to log in. Wait a moment, then try again.")
                        .response(wait);
        };
    }

    private HttpResponse setUp(Call call) {
        return Body.with(call, body -> Fields.read(body, LoginRoutes::setup), given -> {
            if (!firstAdmin.invited(given.code())) {
                return Problem.of(
                                403,
                                "This code is not, or no longer, valid. The web-server prints a new one when it starts"
                                        + " and there is no user yet.")
                        .response();
            }
            return firstAdmin
                    .create(given.email(), given.password())
                    .map(admin -> answer(call, admin.email(), login.open(admin)).withStatus(201))
                    .orElseGet(() -> Problem.of(409, "There is a user already. Log in instead.")
                            .response());
        });
    }

    private HttpResponse logOut(Call call) {
        return switch (call.caller().credential()) {
            case Caller.Credential.Session(UUID id) -> {
                sessions.close(id, clock.instant());
                audit.note(call, "logout", call.caller().userId(), Map.of());
                yield Reply.noContent().addHeader(SessionCookie.clear(call.secure()));
            }
            case Caller.Credential.ApiToken token ->
                Problem.of(409, "An API token does not log out; revoke it instead.")
                        .response();
        };
    }

    private HttpResponse me(Call call) {
        Caller caller = call.caller();
        return Reply.ok(new Me(caller.userId(), caller.email(), caller.role()));
    }

    private static Optional<Credentials> credentials(Fields fields) {
        Optional<String> email = fields.required("email", 254);
        Optional<String> password = fields.required("password", Passwords.LONGEST);
        return email.flatMap(name -> password.map(word -> new Credentials(name.strip(), word)));
    }

    private static Optional<Setup> setup(Fields fields) {
        Optional<String> code = fields.required("code", 200);
        Optional<String> email =
                fields.required("email", 254).flatMap(text -> fields.parsed("email", Email.parse(text)));
        Optional<String> password = UserRoutes.password(fields);
        return code.flatMap(word -> email.flatMap(name -> password.map(secret -> new Setup(word, name, secret))));
    }
}
