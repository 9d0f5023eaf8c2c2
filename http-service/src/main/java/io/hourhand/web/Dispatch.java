package io.hourhand.web;

import io.hourhand.store.access.Role;
import io.hourhand.web.auth.Authentication;
import io.hourhand.web.auth.Caller;
import io.hourhand.web.auth.Policy;
import io.hourhand.web.auth.SameOrigin;
import io.hourhand.web.auth.SessionCookie;
import io.hourhand.web.page.Refusals;
import io.hourhand.web.route.Answered;
import io.hourhand.web.route.BasePath;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Route;
import io.hourhand.web.route.Routes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The way of every request: its route, who asks, whether they may, the body, the handler, and what goes wrong. */
final class Dispatch {

    private final ActorSystem<?> system;
    private final BasePath base;
    private final Routes routes;
    private final Authentication authentication;
    private final DatabaseGate gate;
    private final RequestBody bodies;
    private final Answered answered;
    private final Refusals refusals;
    private final Executor jdbc;

    Dispatch(
            ActorSystem<?> system,
            BasePath base,
            Routes routes,
            Authentication authentication,
            DatabaseGate gate,
            RequestBody bodies,
            Answered answered,
            Refusals refusals,
            Executor jdbc) {
        routes.all().forEach(route -> Policy.of(route.toString()));
        this.system = system;
        this.base = base;
        this.routes = routes;
        this.authentication = authentication;
        this.gate = gate;
        this.bodies = bodies;
        this.answered = answered;
        this.refusals = refusals;
        this.jdbc = jdbc;
    }

    CompletionStage<HttpResponse> answer(HttpRequest given) {
        HttpRequest request = base.in(given);
        Deadline.set(request);
        return found(request)
                .exceptionally(failure -> {
                    gate.failed(failure);
                    return Failures.answer(request, failure);
                })
                .thenApply(plain -> {
                    HttpResponse response = refusals.dressed(request, plain);
                    answered.add(response);
                    return base.out(SecurityHeaders.add(request, response));
                });
    }

    private CompletionStage<HttpResponse> found(HttpRequest request) {
        String path = request.getUri().getPathString();
        return switch (routes.find(request.method().name(), path)) {
            case Routes.Search.Nothing nothing ->
                refuse(
                        request,
                        Problem.of(404, "There is nothing at this address.").response());
            case Routes.Search.OtherMethod(String allowed) ->
                refuse(
                        request,
                        Problem.of(405, "This address takes " + allowed + ".")
                                .response()
                                .addHeader(RawHeader.create("Allow", allowed)));
            case Routes.Search.Found(Route route, Map<String, String> places) -> routed(request, route, places);
        };
    }

    private CompletionStage<HttpResponse> routed(HttpRequest request, Route route, Map<String, String> places) {
        Optional<Role> least = Policy.of(route.toString());
        boolean read = route.method().equals(HttpMethods.GET);
        // What is open to all and only read, such as health, looks after itself.
        if (!(least.isEmpty() && read) && gate.obstacle().isPresent()) {
            return refuse(request, Failures.away());
        }
        if (least.isEmpty()) {
            return handled(request, route, places, Optional.empty()).thenApply(response -> {
                if (!read) {
                    gate.answered();
                }
                return response;
            });
        }
        return CompletableFuture.supplyAsync(() -> identify(request), jdbc)
                .thenCompose(known -> refusal(request, known, least.get())
                        .map(response -> known.isEmpty() && route.accepts() == Route.Accepts.FORM
                                ? loginAgain(request)
                                : refuse(request, response))
                        .orElseGet(() -> handled(request, route, places, known)));
    }

    /** What was typed into a form is not lost because the session has ended meanwhile. */
    private CompletionStage<HttpResponse> loginAgain(HttpRequest request) {
        return bodies.read(request).thenApply(body -> refusals.loginAgain(request, body));
    }

    private Optional<Caller> identify(HttpRequest request) {
        Optional<Caller> caller = authentication.identify(
                request.getHeader("Authorization").map(HttpHeader::value), SessionCookie.read(request));
        gate.answered();
        return caller;
    }

    private static Optional<HttpResponse> refusal(HttpRequest request, Optional<Caller> known, Role least) {
        if (known.isEmpty()) {
            return Optional.of(Problem.of(401, "Log in first, or send a valid token.")
                    .response()
                    .addHeader(RawHeader.create("WWW-Authenticate", "Bearer realm=\"hourhand\"")));
        }
        Caller caller = known.get();
        if (caller.byCookie() && !request.method().name().equals("GET")) {
            Call call = new Call(request, Map.of(), known, "", "");
            if (!SameOrigin.holds(call.header("Sec-Fetch-Site"), call.header("Origin"), call.host())) {
                return Optional.of(Problem.of(403, "A request by cookie must come from a page of this server.")
                        .response());
            }
        }
        return caller.role().covers(least)
                ? Optional.empty()
                : Optional.of(Problem.of(403, "This takes the role " + least + "; yours is " + caller.role() + ".")
                        .response());
    }

    private CompletionStage<HttpResponse> handled(
            HttpRequest request, Route route, Map<String, String> places, Optional<Caller> known) {
        return switch (bodies.check(request, route)) {
            case RequestBody.Refused(HttpResponse response) -> refuse(request, response);
            case RequestBody.Acceptable acceptable ->
                bodies.read(request)
                        .thenApplyAsync(
                                body -> route.handler()
                                        .handle(new Call(request, places, known, body, PeerAddress.of(request))),
                                jdbc)
                        .thenCompose(Function.identity());
        };
    }

    private CompletionStage<HttpResponse> refuse(HttpRequest request, HttpResponse response) {
        request.discardEntityBytes(system);
        return CompletableFuture.completedFuture(response);
    }
}
