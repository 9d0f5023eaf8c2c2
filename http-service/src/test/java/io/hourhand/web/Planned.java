package io.hourhand.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.Json;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.schedule.ScheduleStore.Edit;
import io.hourhand.store.schedule.StoredSchedule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Schedules that pages have something to show of. */
final class Planned {

    private Planned() {}

    static StoredSchedule schedule(TestServer server, String name) {
        return schedule(server, name, "one", "two");
    }

    static StoredSchedule schedule(TestServer server, String name, String... jobs) {
        String json = Json.write(Map.of(
                "name",
                name,
                "timing",
                Map.of("type", "cron", "expression", "0 2 * * *"),
                "jobs",
                Stream.of(jobs).map(job -> Map.of("name", job, "type", "sql")).toList()));
        if (Json.parse(json) instanceof Parsed.Valid<JsonNode>(JsonNode node)
                && DefinitionReader.read(node) instanceof Reading.Valid<ScheduleDefinition>(var definition)
                && server.stores()
                                .schedules()
                                .create(definition, "test", server.clock().instant())
                        instanceof Edit.Saved(StoredSchedule saved)) {
            return saved;
        }
        throw new IllegalStateException(name + List.of(jobs));
    }
}
