package io.hourhand.web;

import io.hourhand.web.route.Problem;
import io.hourhand.web.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.Accept;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Bodies: which kind is taken, how large, and how long one may take to arrive. */
final class RequestBody {

    private final ActorSystem<?> system;
    private final long limit;
    private final Duration patience;

    RequestBody(ActorSystem<?> system, long limit, Duration patience) {
        this.system = system;
        this.limit = limit;
        this.patience = patience;
    }

    /** What a look at the head of a request says about its body. */
    sealed interface Check {}

    record Acceptable() implements Check {}

    record Refused(HttpResponse response) implements Check {}

    Check check(HttpRequest request, Route route) {
        if (!acceptsAnswers(request, route)) {
            return new Refused(Problem.of(406, "This address answers in JSON; the header Accept does not take it.")
                    .response());
        }
        if (request.entity().isKnownEmpty() || fits(request, route)) {
            return new Acceptable();
        }
        return switch (route.accepts()) {
            case JSON ->
                new Refused(Problem.of(415, "The body must be JSON: send Content-Type: application/json.")
                        .response()
                        .addHeader(RawHeader.create("Accept-Patch", "application/json, application/merge-patch+json")));
            case FORM -> new Refused(Problem.of(415, "The body must be a form.").response());
        };
    }

    /** The whole body as text; fails when it is too large or too slow. */
    CompletionStage<String> read(HttpRequest request) {
        if (request.entity().isKnownEmpty()) {
            return CompletableFuture.completedFuture("");
        }
        return request.entity()
                .withSizeLimit(limit)
                .toStrict(patience.toMillis(), system)
                .thenApply(strict -> strict.getData().utf8String());
    }

    private static boolean fits(HttpRequest request, Route route) {
        String type = request.entity().getContentType().mediaType().toString();
        boolean none = request.entity().getContentType().equals(ContentTypes.NO_CONTENT_TYPE);
        return switch (route.accepts()) {
            case JSON ->
                none
                        || List.of("application/json", "application/merge-patch+json")
                                .contains(type);
            case FORM -> type.equals("application/x-www-form-urlencoded");
        };
    }

    /** Only answers of the API have one kind; a reader that asks a stream for JSON is not turned away. */
    private static boolean acceptsAnswers(HttpRequest request, Route route) {
        Optional<Accept> accept = request.getHeader(Accept.class);
        String path = route.path().toString();
        boolean json = path.startsWith("/api/v1/") && !path.contains("/logs") && !path.equals("/api/v1/events");
        return !json
                || accept.isEmpty()
                || java.util.stream.StreamSupport.stream(
                                accept.get().getMediaRanges().spliterator(), false)
                        .anyMatch(range -> range.matches(MediaTypes.APPLICATION_JSON));
    }
}
