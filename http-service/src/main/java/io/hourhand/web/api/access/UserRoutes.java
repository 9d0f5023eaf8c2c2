package io.hourhand.web.api.access;

import io.hourhand.json.Fields;
import io.hourhand.store.access.Role;
import io.hourhand.store.access.UserStore;
import io.hourhand.web.action.Audit;
import io.hourhand.web.api.Body;
import io.hourhand.web.auth.Email;
import io.hourhand.web.auth.Passwords;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Accounts. */
public final class UserRoutes {

    private static final int SHORTEST_PASSWORD = 8;

    private final UserStore users;
    private final Passwords passwords;
    private final Audit audit;
    private final InstantSource clock;
    private final Executor hashing;
    private final Executor jdbc;

    public UserRoutes(
            UserStore users, Passwords passwords, Audit audit, InstantSource clock, Executor hashing, Executor jdbc) {
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.hashing = hashing;
        this.jdbc = jdbc;
    }

    private record View(UUID id, String email, Role role, Instant createdAt, boolean disabled) {

        static View of(UserStore.User user) {
            return new View(
                    user.id(),
                    user.email(),
                    user.role(),
                    user.createdAt(),
                    user.disabledAt().isPresent());
        }
    }

    private record NewUser(String email, String password, Role role) {}

    private record Edit(Optional<Role> role, Optional<Boolean> disabled, Optional<String> password) {}

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/users", call -> Reply.now(list())),
                Route.post("/api/v1/users", this::create),
                Route.patch("/api/v1/users/{id}", this::edit));
    }

    private HttpResponse list() {
        return Reply.ok(new Reply.Page<>(users.list(), Optional.<String>empty()).map(View::of));
    }

    private CompletionStage<HttpResponse> create(Call call) {
        return Body.with(
                call,
                body -> Fields.read(body, UserRoutes::newUser),
                Reply::now,
                given -> CompletableFuture.supplyAsync(() -> passwords.hash(given.password()), hashing)
                        .thenApplyAsync(
                                hash -> users.create(given.email(), hash, given.role(), clock.instant())
                                        .map(user -> created(call, user))
                                        .orElseGet(() -> Problem.of(409, "There is a user with this email already.")
                                                .response()),
                                jdbc));
    }

    private HttpResponse created(Call call, UserStore.User user) {
        audit.note(call, "user.create", user.id(), Map.of("email", user.email(), "role", user.role()));
        return Reply.json(201, View.of(user)).addHeader(RawHeader.create("Location", "/api/v1/users/" + user.id()));
    }

    private CompletionStage<HttpResponse> edit(Call call) {
        return Body.with(
                call, body -> Fields.read(body, UserRoutes::edit), Reply::now, edit -> CompletableFuture.supplyAsync(
                                () -> edit.password().map(passwords::hash), hashing)
                        .thenApplyAsync(hash -> edited(call, edit, hash), jdbc));
    }

    private HttpResponse edited(Call call, Edit edit, Optional<String> hash) {
        return switch (users.change(call.id(), edit.role(), edit.disabled(), hash, clock.instant())) {
            case UNKNOWN -> Problem.notFound("user").response();
            case LAST_ADMIN ->
                Problem.of(409, "This is the last admin; make another one first.")
                        .response();
            case DONE -> {
                audit.note(
                        call,
                        "user.edit",
                        call.id(),
                        Map.of(
                                "role", edit.role(),
                                "disabled", edit.disabled(),
                                "password", edit.password().isPresent()));
                yield Reply.ok(View.of(users.find(call.id()).orElseThrow()));
            }
        };
    }

    /** A new password: long enough not to be guessed soon. */
    static Optional<String> password(Fields fields) {
        return fields.required("password", Passwords.LONGEST)
                .flatMap(word -> word.length() >= SHORTEST_PASSWORD
                        ? Optional.of(word)
                        : fields.wrong("password", "must have at least " + SHORTEST_PASSWORD + " characters"));
    }

    private static Optional<NewUser> newUser(Fields fields) {
        Optional<String> email =
                fields.required("email", 254).flatMap(text -> fields.parsed("email", Email.parse(text)));
        Optional<String> password = password(fields);
        Role role = fields.word("role", Role.class).orElse(Role.VIEWER);
        return email.flatMap(name -> password.map(word -> new NewUser(name, word, role)));
    }

    private static Optional<Edit> edit(Fields fields) {
        Optional<Role> role = fields.word("role", Role.class);
        Optional<Boolean> disabled = fields.value("disabled").map(value -> fields.flag("disabled", false));
        Optional<String> password = fields.value("password").flatMap(value -> password(fields));
        return Optional.of(new Edit(role, disabled, password));
    }
}
