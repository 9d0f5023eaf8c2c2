package io.hourhand.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hourhand.json.FieldError;
import io.hourhand.json.Fields;
import io.hourhand.json.Reading;
import io.hourhand.schedule.Parsed;
import io.hourhand.web.route.Call;
import io.hourhand.web.route.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Bodies of requests: what is wrong with one becomes the answer 400. */
public final class Body {

    private Body() {}

    /** Answers with the value that {@code read} makes of a body, or with all that is wrong with it. */
    public static <T, R> R with(
            Call call, Function<JsonNode, Reading<T>> read, Function<HttpResponse, R> wrong, Function<T, R> right) {
        return switch (call.json()) {
            case Parsed.Invalid<JsonNode>(String message) ->
                wrong.apply(Problem.badInput("The body cannot be read: " + message + ".", List.of())
                        .response());
            case Parsed.Valid<JsonNode>(JsonNode body) ->
                switch (read.apply(body)) {
                    case Reading.Refused<T>(List<FieldError> errors) ->
                        wrong.apply(Problem.badInput("The body has wrong fields; nothing was changed.", errors)
                                .response());
                    case Reading.Valid<T>(T value) -> right.apply(value);
                };
        };
    }

    /** The same for an answer that is there at once. */
    public static <T> HttpResponse with(
            Call call, Function<JsonNode, Reading<T>> read, Function<T, HttpResponse> right) {
        return with(call, read, Function.identity(), right);
    }

    /** The fields of a body that may be left out as a whole. */
    public static <T> Reading<T> optional(Call call, Function<Fields, Optional<T>> read) {
        if (call.body().isBlank()) {
            return Fields.read(JsonNodeFactory.instance.objectNode(), read);
        }
        return switch (call.json()) {
            case Parsed.Invalid<JsonNode>(String message) ->
                new Reading.Refused<>(List.of(new FieldError("", message)));
            case Parsed.Valid<JsonNode>(JsonNode body) -> Fields.read(body, read);
        };
    }
}
