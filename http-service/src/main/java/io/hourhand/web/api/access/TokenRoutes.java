package io.hourhand.web.api.access;

import io.hourhand.json.Fields;
import io.hourhand.store.access.Role;
import io.hourhand.store.access.TokenStore;
import io.hourhand.web.action.Audit;
import io.hourhand.web.api.Body;
import io.hourhand.web.auth.ApiTokens;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Reply;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Tokens for programs. A token's text is in the answer to its making, and nowhere after that. */
public final class TokenRoutes {

    private final TokenStore tokens;
    private final ApiTokens texts;
    private final Audit audit;
    private final InstantSource clock;

    public TokenRoutes(TokenStore tokens, ApiTokens texts, Audit audit, InstantSource clock) {
        this.tokens = tokens;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    private record NewToken(String name, Role role, Optional<Duration> lifetime) {}

    private record Made(UUID id, String name, Role role, Optional<Instant> expiresAt, String token) {}

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/tokens", call -> Reply.now(list())),
                Route.post("/api/v1/tokens", call -> Reply.now(create(call))),
                Route.delete("/api/v1/tokens/{id}", call -> Reply.now(revoke(call))));
    }

    private HttpResponse list() {
        return Reply.ok(new Reply.Page<>(tokens.list(), Optional.empty()));
    }

    private HttpResponse create(Call call) {
        return Body.with(call, body -> Fields.read(body, TokenRoutes::newToken), given -> {
            String text = texts.next();
            Instant now = clock.instant();
            Optional<Instant> end = given.lifetime().map(now::plus);
            UUID id = tokens.create(call.caller().userId(), given.name(), given.role(), ApiTokens.hash(text), now, end);
            audit.note(call, "token.create", id, Map.of("name", given.name(), "role", given.role()));
            return Reply.json(201, new Made(id, given.name(), given.role(), end, text));
        });
    }

    private HttpResponse revoke(Call call) {
        if (!tokens.revoke(call.id(), clock.instant())) {
            return Problem.notFound("token").response();
        }
        audit.note(call, "token.revoke", call.id(), Map.of());
        return Reply.noContent();
    }

    private static Optional<NewToken> newToken(Fields fields) {
        Optional<String> name = fields.required("name", 200);
        Role role = fields.word("role", Role.class).orElse(Role.VIEWER);
        Optional<Duration> lifetime =
                fields.value("expiresIn").map(value -> fields.duration("expiresIn", Duration.ZERO));
        if (lifetime.filter(Duration::isZero).isPresent()) {
            return fields.wrong("expiresIn", "must be longer than zero, like P90D");
        }
        return name.map(text -> new NewToken(text, role, lifetime));
    }
}
