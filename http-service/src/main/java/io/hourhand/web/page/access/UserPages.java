package io.hourhand.web.page.access;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.schedule.Parsed;
import io.hourhand.store.access.Role;
import io.hourhand.store.access.UserStore;
import io.hourhand.web.action.Audit;
import io.hourhand.web.auth.Email;
import io.hourhand.web.auth.Passwords;
import io.hourhand.web.page.frame.Flash;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.page.frame.Frame;
import io.hourhand.web.page.frame.OwnForms;
import io.hourhand.web.page.frame.Section;
import io.hourhand.web.page.frame.Shell;
import io.hourhand.web.page.text.Moment;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Accounts: listed, made, given another role, switched off. */
public final class UserPages {

    private static final String HERE = "/admin/users";
    private static final int SHORTEST = 8;

    private final Frame frame;
    private final OwnForms forms;
    private final UserStore users;
    private final Passwords passwords;
    private final Audit audit;
    private final Executor hashing;
    private final Executor jdbc;

    public UserPages(
            Frame frame,
            OwnForms forms,
            UserStore users,
            Passwords passwords,
            Audit audit,
            Executor hashing,
            Executor jdbc) {
        this.frame = frame;
        this.forms = forms;
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.hashing = hashing;
        this.jdbc = jdbc;
    }

    /** The accounts, and the form of a new one. */
    public record UsersPage(List<Line> lines, String email, String role, Map<String, String> errors) {

        public Optional<String> error(String field) {
            return Optional.ofNullable(errors.get(field));
        }
    }

    /** One account. */
    public record Line(UUID id, String email, Role role, Moment since, boolean disabled, boolean own) {}

    public List<Route> routes() {
        return List.of(
                Route.get(HERE, call -> Reply.now(list(call, 200, new Form(Map.of("role", "VIEWER")), Map.of()))),
                Route.form(HERE, forms.guardedLater(this::create)),
                Route.form("/admin/users/{id}", forms.guarded(this::change)));
    }

    private HttpResponse list(Call call, int status, Form form, Map<String, String> errors) {
        Shell shell = frame.shell(call, say("word.users"), Section.USERS);
        List<Line> lines = users.list().stream()
                .map(user -> new Line(
                        user.id(),
                        user.email(),
                        user.role(),
                        shell.times().minute(user.createdAt(), ZoneId.of("UTC")),
                        user.disabledAt().isPresent(),
                        user.id().equals(call.caller().userId())))
                .toList();
        return frame.page(
                status, shell, "users.jte", new UsersPage(lines, form.text("email"), form.text("role"), errors));
    }

    private CompletionStage<HttpResponse> create(Call call, Form form) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (Email.parse(form.text("email")) instanceof Parsed.Invalid<String>(String message)) {
            errors.put("email", say("word.it", message));
        }
        String password = form.text("password");
        if (password.length() < SHORTEST || password.length() > Passwords.LONGEST) {
            errors.put("password", say("word.password.short", SHORTEST));
        }
        if (!errors.isEmpty()) {
            return Reply.now(list(call, 400, form, errors));
        }
        return CompletableFuture.supplyAsync(() -> passwords.hash(password), hashing)
                .thenApplyAsync(hash -> created(call, form, hash), jdbc);
    }

    private HttpResponse created(Call call, Form form, String hash) {
        Role role = role(form).orElse(Role.VIEWER);
        return users.create(form.text("email").strip(), hash, role, frame.now())
                .map(user -> {
                    audit.note(call, "user.create", user.id(), Map.of("email", user.email(), "role", role));
                    return Frame.redirect(call, HERE, Flash.done(say("users.made", user.email())));
                })
                .orElseGet(() -> list(call, 409, form, Map.of("email", say("users.email.taken"))));
    }

    private HttpResponse change(Call call, Form form) {
        Optional<Role> role = role(form);
        Optional<Boolean> disabled = form.filled("disabled").map("true"::equals);
        return switch (users.change(call.id(), role, disabled, Optional.empty(), frame.now())) {
            case UNKNOWN -> Problem.notFound("user").response();
            case LAST_ADMIN -> Frame.redirect(call, HERE, Flash.trouble(say("users.last-admin")));
            case DONE -> {
                audit.note(call, "user.edit", call.id(), Map.of("role", role, "disabled", disabled));
                yield Frame.redirect(call, HERE, Flash.done(say("users.changed")));
            }
        };
    }

    private static Optional<Role> role(Form form) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(form.text("role")))
                .findFirst();
    }
}
