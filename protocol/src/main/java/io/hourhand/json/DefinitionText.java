package io.hourhand.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.run.JobSpec;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.CronExpression;
import io.hourhand.schedule.Durations;
import io.hourhand.schedule.Interval;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Timing;
import java.time.Instant;

/** A schedule's definition in the shape of the API, with every field there. */
public final class DefinitionText {

    private DefinitionText() {}

    /** As a version of it is kept: without the tags, which decide nothing and which an older build would not read. */
    public static String write(ScheduleDefinition schedule) {
        ObjectNode node = node(schedule);
        node.remove("tags");
        return Json.write(node);
    }

    public static ObjectNode node(ScheduleDefinition schedule) {
        ObjectNode node = object();
        node.put("name", schedule.name());
        node.put("description", schedule.description());
        node.put("enabled", schedule.enabled());
        node.set("timing", node(schedule.timing()));
        node.put("timeZone", schedule.timeZone().getId());
        schedule.jobs().forEach(job -> node.withArrayProperty("jobs").add(node(job)));
        node.put("onFailure", schedule.onFailure().name());
        node.put("overlap", schedule.overlap().name());
        node.set(
                "catchUp",
                object().put("mode", schedule.catchUp().mode().name())
                        .put("window", Durations.text(schedule.catchUp().window()))
                        .put("maxRuns", schedule.catchUp().maxRuns()));
        node.put("gap", schedule.clockChanges().gap().name());
        node.put("repeat", schedule.clockChanges().repeat().name());
        node.put("jitter", Durations.text(schedule.jitter()));
        // Left out where there is none: a build that does not know it yet can read all other schedules.
        schedule.runTimeout().ifPresent(timeout -> node.put("runTimeout", Durations.text(timeout)));
        ArrayNode tags = node.putArray("tags");
        schedule.tags().forEach(tags::add);
        return node;
    }

    private static ObjectNode node(Timing timing) {
        return switch (timing) {
            case Timing.Cron(CronExpression expression) ->
                object().put("type", "cron").put("expression", expression.toString());
            case Timing.Every(Interval interval) ->
                object().put("type", "every").put("interval", interval.toString());
            case Timing.Once(Instant at) -> object().put("type", "once").put("at", at.toString());
        };
    }

    private static ObjectNode node(JobSpec job) {
        ObjectNode node = object();
        node.put("name", job.name());
        node.put("type", job.type());
        node.set("config", config(job));
        node.put("timeout", Durations.text(job.timeout()));
        node.set(
                "retry",
                object().put("maxAttempts", job.retry().maxAttempts())
                        .put("backoff", Durations.text(job.retry().backoff()))
                        .put("factor", job.retry().factor())
                        .put("maxBackoff", Durations.text(job.retry().maxBackoff())));
        node.put("onRestart", job.onRestart().name());
        return node;
    }

    /** A configuration that is no JSON any more, which only a hand in the database can bring about, is shown as text. */
    private static JsonNode config(JobSpec job) {
        return switch (Json.parse(job.config())) {
            case Parsed.Valid<JsonNode>(JsonNode config) -> config;
            case Parsed.Invalid<JsonNode> invalid -> JsonNodeFactory.instance.textNode(job.config());
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
