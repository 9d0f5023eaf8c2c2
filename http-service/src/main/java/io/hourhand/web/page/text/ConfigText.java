package io.hourhand.web.page.text;

import static io.hourhand.web.page.text.Texts.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.json.Json;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import io.hourhand.text.Beginning;
import io.hourhand.text.SecretNames;
import java.util.stream.Collectors;

/**
 * A job's configuration as people read it: a field a paragraph, texts as they are, and what stands in a field that is
 * named as a secret masked.
 */
public final class ConfigText {

    /** So many letters of all jobs together stand on a page. */
    private static final int ROOM = 40_000;

    private static final int MOST = 10_000;

    private ConfigText() {}

    public static String of(JobSpec job) {
        if (!(Json.parse(job.config()) instanceof Parsed.Valid<JsonNode>(JsonNode config)) || !config.isObject()) {
            return job.config();
        }
        return config.isEmpty()
                ? say("config.none")
                : masked(config).properties().stream()
                        .map(field -> field.getKey() + ": "
                                + (field.getValue().isTextual()
                                        ? field.getValue().textValue()
                                        : field.getValue().toPrettyString()))
                        .collect(Collectors.joining("\n"));
    }

    /** The same beside that of other jobs: a long one is cut, and says so. */
    public static String of(JobSpec job, int jobs) {
        String text = of(job);
        String shown = Beginning.of(text, Math.clamp(ROOM / Math.max(1, jobs), 1, MOST));
        int left = text.length() - shown.length();
        return left == 0 ? text : shown + "\n" + say("config.more", left);
    }

    private static JsonNode masked(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> copy.set(
                                field.getKey(),
                                SecretNames.has(field.getKey())
                                        ? JsonNodeFactory.instance.textNode(SecretNames.MASK)
                                        : masked(field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(child -> copy.add(masked(child)));
                yield copy;
            }
            case JsonNode value -> value;
        };
    }
}
