package io.hourhand.web;

import io.hourhand.web.route.Problem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** The answer to what is no HTTP request at all, in the same shape as all others; application.conf names it. */
public final class UnreadableRequest extends ParsingErrorHandler {

    /** Pekko finds a handler as it finds a Scala object, by a field of this name. */
    public static final UnreadableRequest MODULE$ = new UnreadableRequest();

    private static final HttpRequest NO_REQUEST = HttpRequest.GET("/api/");

    private UnreadableRequest() {}

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        return SecurityHeaders.add(
                NO_REQUEST,
                Problem.of(status.intValue(), "The request cannot be read: " + error.summary() + ".")
                        .response());
    }
}
