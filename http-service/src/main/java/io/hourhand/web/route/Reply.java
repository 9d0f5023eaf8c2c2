package io.hourhand.web.route;

import io.hourhand.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** Answers as most routes give them. */
public final class Reply {

    private Reply() {}

    /** A page of a list, in the shape that all lists have. */
    public record Page<T>(List<T> items, Optional<String> nextCursor) {

        /**
         * A page out of one item more than it may have: that one says that there is a next page.
         *
         * @param cursor what stands for an item in the cursor of the page after it
         */
        public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
            boolean more = oneMore.size() > limit;
            List<T> items = more ? oneMore.subList(0, limit) : oneMore;
            return new Page<>(items, more ? Optional.of(cursor.apply(items.getLast())) : Optional.empty());
        }

        public <R> Page<R> map(Function<T, R> view) {
            return new Page<>(items.stream().map(view).toList(), nextCursor);
        }
    }

    public static HttpResponse json(int status, Object value) {
        return HttpResponse.create()
                .withStatus(StatusCodes.get(status))
                .withEntity(ContentTypes.APPLICATION_JSON, Json.write(value).getBytes(StandardCharsets.UTF_8));
    }

    public static HttpResponse ok(Object value) {
        return json(200, value);
    }

    public static HttpResponse noContent() {
        return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
    }

    /** An answer that is there already. */
    public static CompletionStage<HttpResponse> now(HttpResponse response) {
        return CompletableFuture.completedFuture(response);
    }
}
