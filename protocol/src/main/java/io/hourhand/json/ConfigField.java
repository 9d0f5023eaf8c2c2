package io.hourhand.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One field of a job's configuration. */
public record ConfigField(String name, Kind kind, boolean required, String description) {

    private static final int LONGEST = 1_000_000;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** What a field may hold. */
    public enum Kind {
        TEXT("a string"),
        TEXTS("a list of strings, at least one"),
        TEXTS_BY_NAME("an object of strings"),
        VALUES("an object"),
        METHOD("one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"),
        URL("an absolute http or https address"),
        STATUSES("a list of HTTP statuses from 100 to 599, at least one");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Such as "a string". */
        public String words() {
            return words;
        }

        boolean fits(JsonNode value) {
            return switch (this) {
                case TEXT -> text(value);
                case TEXTS -> value.isArray() && !value.isEmpty() && all(value, Kind::text);
                case TEXTS_BY_NAME -> value.isObject() && all(value, Kind::text);
                case VALUES -> value.isObject();
                case METHOD -> METHODS.contains(value.asText());
                case URL -> text(value) && address(value.textValue());
                case STATUSES -> value.isArray() && !value.isEmpty() && all(value, Kind::status);
            };
        }

        private static boolean all(JsonNode values, java.util.function.Predicate<JsonNode> each) {
            return StreamSupport.stream(values.spliterator(), false).allMatch(each);
        }

        private static boolean text(JsonNode value) {
            return value.isTextual()
                    && Texts.complaint(value.textValue(), LONGEST).isEmpty();
        }

        private static boolean status(JsonNode value) {
            return value.isInt() && value.intValue() >= 100 && value.intValue() <= 599;
        }

        private static boolean address(String text) {
            try {
                URI uri = new URI(text);
                return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                        && uri.getHost() != null;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    static ConfigField required(String name, Kind kind, String description) {
        return new ConfigField(name, kind, true, description);
    }

    static ConfigField optional(String name, Kind kind, String description) {
        return new ConfigField(name, kind, false, description);
    }

    void check(Fields fields) {
        fields.value(name)
                .ifPresentOrElse(
                        value -> {
                            if (!kind.fits(value)) {
                                fields.wrong(name, "must be " + kind.words());
                            } else if (required
                                    && value.isTextual()
                                    && value.textValue().isBlank()) {
                                fields.wrong(name, "must not be empty");
                            }
                        },
                        () -> {
                            if (required) {
                                fields.wrong(name, "is missing; it must be " + kind.words());
                            }
                        });
    }
}
