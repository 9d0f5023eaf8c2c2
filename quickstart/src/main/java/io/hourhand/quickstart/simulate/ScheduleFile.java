package io.hourhand.quickstart.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.FieldError;
import io.hourhand.json.Json;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import java.util.ArrayList;
import java.util.List;

/** Schedules out of a file: a list of them, or what {@code GET /api/v1/schedules} answers. */
final class ScheduleFile {

    private ScheduleFile() {}

    /** The schedules in a text, whether they are on or off; else the first thing that is wrong. */
    static Parsed<List<ScheduleDefinition>> read(String text) {
        return switch (Json.parse(text)) {
            case Parsed.Invalid<JsonNode>(String why) -> Parsed.invalid(why);
            case Parsed.Valid<JsonNode>(JsonNode node) -> all(node.isArray() ? node : node.path("items"));
        };
    }

    private static Parsed<List<ScheduleDefinition>> all(JsonNode items) {
        if (!items.isArray()) {
            return Parsed.invalid("it is neither a list of schedules nor an object with a list \"items\"");
        }
        List<ScheduleDefinition> schedules = new ArrayList<>();
        for (JsonNode item : items) {
            switch (DefinitionReader.read(item)) {
                case Reading.Valid<ScheduleDefinition>(ScheduleDefinition schedule) -> schedules.add(schedule);
                case Reading.Refused<ScheduleDefinition>(List<FieldError> errors) -> {
                    FieldError first = errors.getFirst();
                    return Parsed.invalid(
                            "schedule " + (schedules.size() + 1) + ": " + first.field() + " " + first.message());
                }
            }
        }
        return Parsed.valid(schedules);
    }
}
