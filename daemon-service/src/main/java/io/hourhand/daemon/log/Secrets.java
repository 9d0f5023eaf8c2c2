package io.hourhand.daemon.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.text.SecretNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values that must not be read in a log. What is printed of them is {@value #MASK}. */
public final class Secrets {

    /** What stands in their place. */
    public static final String MASK = SecretNames.MASK;

    /** A shorter value would hide half of every log, and protects nothing. */
    private static final int SHORTEST = 4;

    private final List<String> values;

    private Secrets(Stream<String> values) {
        // The longest first: one may be part of another.
        this.values = values.flatMap(Secrets::forms)
                .map(String::strip)
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Those that the daemon itself holds. */
    public static Secrets of(Collection<String> values) {
        return new Secrets(values.stream());
    }

    /**
     * These, and those of a job: the values in its config whose names say so, such as {@code DB_PASSWORD} or {@code
     * Authorization}.
     *
     * @param config a JSON object
     */
    Secrets and(String config) {
        List<String> found = new ArrayList<>();
        collect(Json.read(config, JsonNode.class), found);
        return found.isEmpty() ? this : new Secrets(Stream.concat(values.stream(), found.stream()));
    }

    /** A text without them. */
    public String masked(String text) {
        String shown = text;
        for (String value : values) {
            if (shown.contains(value)) {
                shown = shown.replace(value, MASK);
            }
        }
        return shown;
    }

    private static void collect(JsonNode node, List<String> found) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isValueNode() && SecretNames.has(field.getKey())) {
                found.add(field.getValue().asText());
            }
        }
        node.forEach(child -> collect(child, found));
    }

    /** As it is, line by line, percent-encoded, and of "Bearer x" also x alone. */
    private static Stream<String> forms(String value) {
        int blank = value.strip().indexOf(' ');
        return Stream.of(
                        value.lines(),
                        Stream.of(URLEncoder.encode(value, StandardCharsets.UTF_8)),
                        blank < 0
                                ? Stream.<String>empty()
                                : Stream.of(value.strip().substring(blank + 1)))
                .flatMap(forms -> forms);
    }
}
