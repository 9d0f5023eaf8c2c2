package io.hourhand.web;

import io.hourhand.web.route.Problem;
import java.time.Duration;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.TimeoutAccess;

/** The answer to a request whose work takes longer than the server waits, in the same shape as all others. */
final class Deadline {

    private static final Duration LATER = Duration.ofSeconds(10);

    private Deadline() {}

    static void set(HttpRequest request) {
        request.getHeader(TimeoutAccess.class).ifPresent(header -> header.timeoutAccess()
                .updateHandler(late -> SecurityHeaders.add(
                        late,
                        Problem.of(
                                        503,
                                        "The answer took too long. It may still take effect; look before you repeat it.")
                                .response(LATER))));
    }
}
