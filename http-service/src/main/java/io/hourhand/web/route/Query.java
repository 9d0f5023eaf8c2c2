package io.hourhand.web.route;

import io.hourhand.json.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * The parameters of a query, read with what is wrong noted: ask for each, then look at {@link #refusal()} before any of
 * the values is used. An empty parameter counts as left out; those that nobody asks for are ignored.
 */
public final class Query {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final org.apache.pekko.http.javadsl.model.Query parameters;
    private final List<FieldError> errors = new ArrayList<>();

    Query(org.apache.pekko.http.javadsl.model.Query parameters) {
        this.parameters = parameters;
    }

    public Optional<String> text(String name) {
        return parameters.get(name).filter(value -> !value.isEmpty());
    }

    /** How many items a page has. */
    public int limit() {
        return number("limit", DEFAULT_LIMIT, 1, MOST);
    }

    public int number(String name, int otherwise, int least, int most) {
        return parsed(
                        name,
                        value -> {
                            int number = Integer.parseInt(value);
                            return number >= least && number <= most ? Optional.of(number) : Optional.empty();
                        },
                        "a whole number from " + least + " to " + most)
                .orElse(otherwise);
    }

    public Optional<UUID> id(String name) {
        return parsed(name, value -> Optional.of(UUID.fromString(value)), "an id");
    }

    /** All ids of a parameter that is there more than once, each of them once. */
    public List<UUID> ids(String name) {
        List<UUID> ids = new ArrayList<>();
        for (String value : parameters.toMultiMap().getOrDefault(name, List.of())) {
            try {
                UUID id = UUID.fromString(value);
                if (!ids.contains(id)) {
                    ids.add(id);
                }
            } catch (IllegalArgumentException notAnId) {
                errors.add(new FieldError(name, "must be an id"));
            }
        }
        return ids;
    }

    /** The cursor of a list that goes by id. */
    public Optional<UUID> cursor() {
        return parsed("cursor", value -> Optional.of(UUID.fromString(value)), "the nextCursor of the page before");
    }

    /** An instant that the database and every calendar can hold. A blank for its plus sign is a URL's own. */
    public Optional<Instant> instant(String name) {
        return parsed(
                name,
                value -> Optional.of(
                                OffsetDateTime.parse(value.replace(' ', '+')).toInstant())
                        .filter(instant -> !instant.isBefore(FIRST) && instant.isBefore(LAST)),
                "an instant of the years 1000 to 9999 like 2027-01-01T09:00:00Z");
    }

    public Optional<Boolean> flag(String name) {
        return parsed(
                name,
                value -> switch (value) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                "true or false");
    }

    public <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        E[] all = words.getEnumConstants();
        return parsed(
                name,
                value -> Arrays.stream(all)
                        .filter(word -> word.name().equals(value))
                        .findFirst(),
                "one of " + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")));
    }

    /** A parameter of another kind; {@code read} is empty, or throws one of the usual exceptions, where it is wrong. */
    public <T> Optional<T> parsed(String name, Function<String, Optional<T>> read, String allowed) {
        return text(name).flatMap(value -> {
            Optional<T> result;
            try {
                result = read.apply(value);
            } catch (IllegalArgumentException | DateTimeException e) {
                result = Optional.empty();
            }
            if (result.isEmpty()) {
                errors.add(new FieldError(name, "must be " + allowed));
            }
            return result;
        });
    }

    /** The answer to a query with anything wrong in it. */
    public Optional<HttpResponse> refusal() {
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.badInput("The query has wrong parameters.", errors)
                        .response());
    }
}
