package io.hourhand.web.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hourhand.json.FieldError;
import io.hourhand.json.Json;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * An answer that is not what was asked for, as RFC 9457 has it.
 *
 * @param detail what happened and what to do
 * @param errors the wrong fields, where there are some
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    private static final ContentType.WithFixedCharset CONTENT_TYPE =
            ContentTypes.create(MediaTypes.applicationWithFixedCharset("problem+json", HttpCharsets.UTF_8));

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(int status, String detail) {
        return new Problem("about:blank", StatusCodes.get(status).reason(), status, detail, List.of());
    }

    public static Problem badInput(String detail, List<FieldError> errors) {
        return new Problem("about:blank", StatusCodes.BAD_REQUEST.reason(), 400, detail, errors);
    }

    /** A run that is not there, or not any more: the ledger of its schedule goes on naming it. */
    public static Problem noSuchRun() {
        return of(
                404, "There is no such run. Finished runs are kept for a time only: its history may have been pruned.");
    }

    public static Problem notFound(String what) {
        return of(404, "There is no such " + what + ".");
    }

    public HttpResponse response() {
        return HttpResponse.create()
                .withStatus(StatusCodes.get(status))
                .withEntity(CONTENT_TYPE, Json.write(this).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** An answer that says when to come back. */
    public HttpResponse response(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return response().addHeader(RawHeader.create("Retry-After", Long.toString(seconds)));
    }
}
