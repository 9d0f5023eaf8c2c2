package io.hourhand.web.page.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.json.ConfigField;
import io.hourhand.json.JobType;
import io.hourhand.json.Json;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.ZoneNames;
import io.hourhand.web.page.frame.Form;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A form's fields as the API's JSON, so that one reader judges both. What cannot be put into its right shape goes as the
 * text that it is, and the reader says what is wrong with it.
 */
final class FormJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> RETENTION = List.of("keepDays", "keepLast", "keepLogDays");

    private final Form form;

    FormJson(Form form) {
        this.form = form;
    }

    ObjectNode schedule() {
        ObjectNode node = NODES.objectNode();
        text(node, "name", "name");
        node.put("description", form.text("description"));
        node.put("enabled", form.text("enabled").equals("true"));
        node.set("tags", list(form.text("tags").split("[,\\s]+", -1)));
        node.set("timing", timing());
        text(node, "timeZone", "timeZone");
        for (String word : new String[] {"onFailure", "overlap", "gap", "repeat", "jitter", "runTimeout"}) {
            text(node, word, word);
        }
        ObjectNode catchUp = node.putObject("catchUp");
        text(catchUp, "mode", "catchUp.mode");
        text(catchUp, "window", "catchUp.window");
        number(catchUp, "maxRuns", "catchUp.maxRuns");
        ArrayNode jobs = node.putArray("jobs");
        for (int i = 0; i < jobs(form); i++) {
            jobs.add(job("jobs[" + i + "]."));
        }
        return node;
    }

    /** What the form says of how long runs stay; what is empty follows the daemon. */
    ObjectNode retention() {
        ObjectNode node = NODES.objectNode();
        for (String word : RETENTION) {
            number(node, word, word);
        }
        return node;
    }

    /** Whether the form asks for it at all: one that was opened before it did must not take a rule away. */
    boolean hasRetention() {
        return RETENTION.stream().anyMatch(form.fields()::containsKey);
    }

    /** Only what decides when it fires; the rest stands in for what a reader asks for. */
    ObjectNode timingOnly() {
        ObjectNode node = NODES.objectNode();
        node.put("name", "preview");
        node.set("timing", timing());
        for (String word : new String[] {"timeZone", "gap", "repeat"}) {
            text(node, word, word);
        }
        node.putArray("jobs").addObject().put("name", "preview").put("type", "sql");
        return node;
    }

    /** How many jobs a form has. */
    static int jobs(Form form) {
        String count = form.text("jobs");
        return count.matches("\\d{1,3}") ? Integer.parseInt(count) : 0;
    }

    private ObjectNode timing() {
        ObjectNode timing = NODES.objectNode();
        switch (form.text("timing")) {
            case "every" -> {
                timing.put("type", "every");
                text(timing, "interval", "timing.interval");
            }
            case "once" -> timing.put("type", "once").put("at", instant(form.text("timing.at")));
            default -> {
                timing.put("type", "cron");
                text(timing, "expression", "timing.expression");
            }
        }
        return timing;
    }

    /** A date and time are those of the schedule's zone. */
    private String instant(String local) {
        if (ZoneNames.parse(form.text("timeZone").strip()) instanceof Parsed.Valid<ZoneId>(ZoneId zone)) {
            try {
                return LocalDateTime.parse(local.strip().replace(' ', 'T'))
                        .atZone(zone)
                        .toInstant()
                        .toString();
            } catch (DateTimeException e) {
                // The reader says what it should be.
            }
        }
        return local.strip();
    }

    private ObjectNode job(String place) {
        ObjectNode job = NODES.objectNode();
        text(job, "name", place + "name");
        text(job, "type", place + "type");
        text(job, "timeout", place + "timeout");
        text(job, "onRestart", place + "onRestart");
        ObjectNode retry = job.putObject("retry");
        number(retry, "maxAttempts", place + "retry.maxAttempts");
        text(retry, "backoff", place + "retry.backoff");
        number(retry, "factor", place + "retry.factor");
        text(retry, "maxBackoff", place + "retry.maxBackoff");
        ObjectNode config = job.putObject("config");
        JobType.find(form.text(place + "type")).stream()
                .flatMap(type -> type.config().stream())
                .forEach(field -> config(field, form.text(place + "config." + field.name()))
                        .ifPresent(value -> config.set(field.name(), value)));
        return job;
    }

    private static Optional<JsonNode> config(ConfigField field, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (field.kind()) {
                    case TEXT -> NODES.textNode(text);
                    case METHOD, URL -> NODES.textNode(text.strip());
                    case VALUES ->
                        Json.parse(text) instanceof Parsed.Valid<JsonNode>(JsonNode value)
                                ? value
                                : NODES.textNode(text);
                    case TEXTS -> list(text.split("\n", -1));
                    case STATUSES -> statuses(text);
                    case TEXTS_BY_NAME -> named(text);
                });
    }

    private static ArrayNode list(String[] texts) {
        ArrayNode list = NODES.arrayNode();
        for (String text : texts) {
            if (!text.isBlank()) {
                list.add(text.strip());
            }
        }
        return list;
    }

    private static ArrayNode statuses(String text) {
        ArrayNode list = NODES.arrayNode();
        for (String status : text.split("[,\\s]+", -1)) {
            if (status.matches("\\d{1,9}")) {
                list.add(Integer.parseInt(status));
            } else if (!status.isEmpty()) {
                list.add(status);
            }
        }
        return list;
    }

    private static JsonNode named(String text) {
        ObjectNode named = NODES.objectNode();
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon < 1 && !line.isBlank()) {
                return NODES.textNode(text);
            }
            if (colon > 0) {
                named.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return named;
    }

    private void text(ObjectNode node, String name, String field) {
        form.filled(field).ifPresent(value -> node.put(name, value));
    }

    private void number(ObjectNode node, String name, String field) {
        form.filled(field).ifPresent(value -> {
            if (value.matches("-?\\d{1,9}")) {
                node.put(name, Integer.parseInt(value));
            } else if (value.matches("-?\\d{1,9}\\.\\d{1,9}")) {
                node.put(name, Double.parseDouble(value));
            } else {
                node.put(name, value);
            }
        });
    }
}
