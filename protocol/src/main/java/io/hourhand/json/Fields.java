package io.hourhand.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.schedule.Durations;
import io.hourhand.schedule.Parsed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields of a JSON object from outside, read one by one: what is wrong is noted with its place and the reading goes
 * on, so that one answer tells all. A field that is null counts as left out.
 */
public final class Fields {

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final JsonNode node;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> ignored = new HashSet<>();

    private Fields(JsonNode node, String path, List<FieldError> errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    /** Reads a whole body. */
    public static <T> Reading<T> read(JsonNode body, Function<Fields, Optional<T>> read) {
        List<FieldError> errors = new ArrayList<>();
        Optional<T> value = of(body, "", errors).flatMap(fields -> {
            Optional<T> result = read.apply(fields);
            fields.refuseOthers();
            return result;
        });
        if (errors.isEmpty() && value.isPresent()) {
            return new Reading.Valid<>(value.get());
        }
        return new Reading.Refused<>(errors);
    }

    private static Optional<Fields> of(JsonNode node, String path, List<FieldError> errors) {
        if (node.isObject()) {
            return Optional.of(new Fields(node, path, errors));
        }
        errors.add(new FieldError(path, "must be a JSON object"));
        return Optional.empty();
    }

    public Optional<String> required(String name, int longest) {
        if (value(name).isEmpty()) {
            wrong(name, "is missing");
        }
        Optional<String> text = text(name, longest);
        if (text.isPresent() && text.get().isBlank()) {
            wrong(name, "must not be empty");
        }
        return text;
    }

    /** A text of at most so many characters. */
    public Optional<String> text(String name, int longest) {
        return value(name)
                .flatMap(value -> value.isTextual() ? Optional.of(value.textValue()) : wrong(name, "must be a string"))
                .flatMap(text -> Texts.complaint(text, longest)
                        .map(complaint -> this.<String>wrong(name, complaint))
                        .orElse(Optional.of(text)));
    }

    /** An instant that the database and every calendar can hold; must be there. */
    public Optional<Instant> instant(String name) {
        return required(name, 100).flatMap(text -> {
            try {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                    return Optional.of(instant);
                }
            } catch (DateTimeException e) {
                // Said below, in the same words as an instant out of range.
            }
            return wrong(name, "must be an instant of the years 1000 to 9999 like 2027-01-01T09:00:00Z");
        });
    }

    public boolean flag(String name, boolean otherwise) {
        return value(name)
                .flatMap(value ->
                        value.isBoolean() ? Optional.of(value.booleanValue()) : wrong(name, "must be true or false"))
                .orElse(otherwise);
    }

    public int whole(String name, int otherwise) {
        return value(name)
                .flatMap(value -> value.isIntegralNumber() && value.canConvertToInt()
                        ? Optional.of(value.intValue())
                        : wrong(name, "must be a whole number"))
                .orElse(otherwise);
    }

    public double decimal(String name, double otherwise) {
        return value(name)
                .flatMap(value -> value.isNumber() ? Optional.of(value.doubleValue()) : wrong(name, "must be a number"))
                .orElse(otherwise);
    }

    public <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        E[] allowed = words.getEnumConstants();
        return value(name).flatMap(value -> Arrays.stream(allowed)
                .filter(word -> value.isTextual() && word.name().equals(value.textValue()))
                .findFirst()
                .or(() -> wrong(
                        name,
                        "must be one of "
                                + Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(", ")))));
    }

    public Duration duration(String name, Duration otherwise) {
        return text(name, 64)
                .flatMap(text -> parsed(name, Durations.parse(text)))
                .orElse(otherwise);
    }

    /** What a parser of the domain says to a field. */
    public <T> Optional<T> parsed(String name, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(T value) -> Optional.of(value);
            case Parsed.Invalid<T>(String message) -> wrong(name, message);
        };
    }

    /** What a parser of the domain says to the object: its message begins with the field's name and a colon. */
    public <T> Optional<T> parsed(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(T value) -> Optional.of(value);
            case Parsed.Invalid<T>(String message) -> {
                int colon = message.indexOf(": ");
                yield wrong(message.substring(0, Math.max(0, colon)), message.substring(colon < 0 ? 0 : colon + 2));
            }
        };
    }

    /** An object within this one; what it has that {@code read} does not ask for is refused. */
    public <T> Optional<T> object(String name, Function<Fields, Optional<T>> read) {
        return value(name).flatMap(value -> inside(value, place(name), read));
    }

    /** The objects of a list, or empty if one of them is wrong. */
    public <T> Optional<List<T>> objects(String name, int most, Function<Fields, Optional<T>> read) {
        return value(name)
                .flatMap(value -> value.isArray() ? Optional.of(value) : this.<JsonNode>wrong(name, "must be a list"))
                .flatMap(list -> list.size() <= most
                        ? Optional.of(list)
                        : this.<JsonNode>wrong(name, "has " + list.size() + " entries; allowed are " + most))
                .flatMap(list -> {
                    List<T> entries = new ArrayList<>();
                    for (int i = 0; i < list.size(); i++) {
                        inside(list.get(i), place(name) + "[" + i + "]", read).ifPresent(entries::add);
                    }
                    return entries.size() == list.size() ? Optional.of(entries) : Optional.empty();
                });
    }

    /** The value of a field, whatever it is. */
    public Optional<JsonNode> value(String name) {
        known.add(name);
        return Optional.of(node.path(name)).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    /** Notes that a field is wrong, and stands for the value that it does not have. */
    public <T> Optional<T> wrong(String name, String message) {
        errors.add(new FieldError(place(name), message));
        return Optional.empty();
    }

    /** Accepts fields without looking at them. */
    public void ignore(Set<String> names) {
        ignored.addAll(names);
    }

    /** Accepts all fields that are left. */
    public void ignoreOthers() {
        node.fieldNames().forEachRemaining(ignored::add);
    }

    private <T> Optional<T> inside(JsonNode value, String place, Function<Fields, Optional<T>> read) {
        return of(value, place, errors).flatMap(fields -> {
            Optional<T> result = read.apply(fields);
            fields.refuseOthers();
            return result;
        });
    }

    private void refuseOthers() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !ignored.contains(name)) {
                wrong(Texts.shown(name), "is not known here; known are " + String.join(", ", known));
            }
        });
    }

    private String place(String name) {
        return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
    }
}
