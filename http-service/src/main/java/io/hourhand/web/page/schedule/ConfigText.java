package io.hourhand.web.page.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.Json;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.util.stream.Collectors;

/** A job's configuration as people read it: a field a paragraph, texts as they are. */
public final class ConfigText {

    private ConfigText() {}

    public static String of(JobSpec job) {
        if (!(Json.parse(job.config()) instanceof Parsed.Valid<JsonNode>(JsonNode config)) || !config.isObject()) {
            return job.config();
        }
        return config.isEmpty()
                ? "Nothing is configured yet."
                : config.properties().stream()
                        .map(field -> field.getKey() + ": "
                                + (field.getValue().isTextual()
                                        ? field.getValue().textValue().strip()
                                        : field.getValue().toPrettyString()))
                        .collect(Collectors.joining("\n"));
    }
}
