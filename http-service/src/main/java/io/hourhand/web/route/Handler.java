package io.hourhand.web.route;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * Answers calls. Begins on a thread that may block on the database; whatever takes longer than a query goes on in the
 * stage that it returns.
 */
@FunctionalInterface
public interface Handler {

    CompletionStage<HttpResponse> handle(Call call);
}
