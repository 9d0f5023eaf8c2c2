package io.hourhand.web;

import io.hourhand.run.Ids;
import io.hourhand.store.sql.StoreException;
import io.hourhand.web.route.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalRequestException;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where an exception becomes an answer. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private Failures() {}

    static HttpResponse answer(HttpRequest request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case StoreException store -> store(request, store);
            case EntityStreamSizeException tooLarge ->
                Problem.of(413, "The body is larger than 1 MB.").response();
            case TimeoutException slow ->
                Problem.of(408, "The body did not arrive in time.").response();
            case IllegalRequestException illegal -> unreadable();
            case IllegalUriException illegal -> unreadable();
            default -> unexpected(request, cause);
        };
    }

    private static HttpResponse unreadable() {
        return Problem.of(400, "The request cannot be read.").response();
    }

    /** While the database is away. */
    static HttpResponse away() {
        return Problem.of(503, "The database does not answer at the moment. Try again soon.")
                .response(SOON);
    }

    /** While the database has no room left, or is one that others write to. */
    private static HttpResponse takesNoChanges() {
        return Problem.of(
                        503,
                        "The database takes no changes at the moment: it has no room left, or it is read-only."
                                + " Nothing was changed, and what it holds can still be read. Try again soon.")
                .response(SOON);
    }

    private static HttpResponse store(HttpRequest request, StoreException failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE -> StoreException.isOfWritesOnly(failure) ? takesNoChanges() : away();
            case CONTENTION ->
                Problem.of(503, "The database is too busy with the same rows. Try again.")
                        .response(Duration.ofSeconds(1));
            case DUPLICATE, REFUSED, BROKEN -> unexpected(request, failure);
        };
    }

    private static HttpResponse unexpected(HttpRequest request, Throwable failure) {
        UUID id = Ids.next();
        // The method and the path are parsed, and hold no line breaks.
        LOG.error(
                "[server] ✗ {} {} failed ({})",
                request.method().name(),
                request.getUri().getPathString(),
                id,
                failure);
        return Problem.of(500, "Something went wrong here. The log has the details under " + id + ".")
                .response();
    }
}
