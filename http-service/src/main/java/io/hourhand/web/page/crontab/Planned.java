package io.hourhand.web.page.crontab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.NeverFires;
import io.hourhand.json.Reading;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.web.page.crontab.CrontabLine.Entry;
import java.time.Instant;
import java.util.Optional;

/**
 * The schedule that a line would become.
 *
 * @param definition switched off, with one job that runs the command by its shell
 */
record Planned(Entry entry, ScheduleDefinition definition) {

    /** By the reader that judges the API's bodies too. */
    static Reading<ScheduleDefinition> read(Entry entry, ImportForm form, String name, Instant now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name);
        node.put("description", entry.note());
        node.put("enabled", false);
        node.putObject("timing").put("type", "cron").put("expression", entry.timing());
        node.put("timeZone", entry.zone().isEmpty() ? form.zone() : entry.zone());
        if (entry.delay() > 0) {
            node.put("jitter", "PT" + entry.delay() + "M");
        }
        ArrayNode tags = node.putArray("tags");
        form.tags().forEach(tags::add);
        ObjectNode job = node.putArray("jobs").addObject();
        job.put("name", name);
        job.put("type", "command");
        job.put("timeout", form.timeout());
        ObjectNode config = job.putObject("config");
        config.putArray("argv").add(entry.shell()).add("-c").add(entry.command());
        if (!entry.environment().isEmpty()) {
            ObjectNode environment = config.putObject("environment");
            entry.environment().forEach(variable -> environment.put(variable.name(), variable.value()));
        }
        return NeverFires.refuse(DefinitionReader.read(node), Optional.empty(), now);
    }
}
