package io.hourhand.web.page.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.json.DefinitionText;
import io.hourhand.json.Json;
import io.hourhand.policy.OwnRetention;
import io.hourhand.run.ScheduleDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A field that two people saved differently. */
public record Difference(String field, String theirs, String yours) {

    /** All fields in which two schedules differ, in the order of the API's JSON. */
    static List<Difference> between(ObjectNode theirs, ObjectNode yours) {
        Set<String> fields = new LinkedHashSet<>();
        theirs.fieldNames().forEachRemaining(fields::add);
        yours.fieldNames().forEachRemaining(fields::add);
        return fields.stream()
                .filter(field -> !theirs.path(field).equals(yours.path(field)))
                .map(field -> new Difference(
                        field,
                        theirs.path(field).toPrettyString(),
                        yours.path(field).toPrettyString()))
                .toList();
    }

    /** A schedule as the API has it, with the rule of how long its runs stay. */
    static ObjectNode node(ScheduleDefinition definition, OwnRetention own) {
        return DefinitionText.node(definition).set("retention", Json.MAPPER.valueToTree(own));
    }
}
