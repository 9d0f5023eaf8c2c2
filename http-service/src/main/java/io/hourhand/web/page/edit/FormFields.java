package io.hourhand.web.page.edit;

import static io.hourhand.web.page.text.Texts.say;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.json.ConfigField;
import io.hourhand.json.JobType;
import io.hourhand.json.Json;
import io.hourhand.policy.OwnRetention;
import io.hourhand.run.JobSpec;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Durations;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Timing;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A schedule as the fields of its form. */
final class FormFields {

    private FormFields() {}

    /** A form with nothing but the defaults. */
    static Map<String, String> blank(String zone) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("timing", "cron");
        fields.put("timeZone", zone);
        fields.put("onFailure", "CONTINUE");
        fields.put("overlap", "SKIP");
        fields.put("catchUp.mode", "LAST");
        fields.put("catchUp.window", "P1D");
        fields.put("catchUp.maxRuns", "10");
        fields.put("gap", "SHIFT");
        fields.put("repeat", "FIRST");
        fields.put("jitter", "PT0S");
        fields.put("jobs", "1");
        job(fields, 0);
        return fields;
    }

    /** A schedule to begin with: it does no harm, and shows what there is to say. */
    static Map<String, String> sample(String zone) {
        Map<String, String> fields = blank(zone);
        fields.put("name", say("edit.sample.name"));
        fields.put("description", say("edit.sample.description"));
        fields.put("enabled", "true");
        fields.put("timing.expression", "*/5 * * * *");
        fields.put("tags", "sample");
        fields.put("jobs[0].name", "askForTheTime");
        fields.put("jobs[0].config.statement", "SELECT UTC_TIMESTAMP()");
        return fields;
    }

    /** Another schedule that begins as a copy of one: it is off, and has no name yet that two could share. */
    static Map<String, String> copy(ScheduleDefinition schedule) {
        Map<String, String> fields = of(schedule, 0);
        fields.remove("version");
        fields.put("name", say("edit.copy", schedule.name()));
        fields.put("enabled", "");
        return fields;
    }

    /** Adds the defaults of a new job. */
    static void job(Map<String, String> fields, int index) {
        String job = "jobs[" + index + "].";
        fields.put(job + "name", "");
        fields.put(job + "type", "sql");
        fields.put(job + "timeout", "PT5M");
        fields.put(job + "retry.maxAttempts", "1");
        fields.put(job + "retry.backoff", "PT10S");
        fields.put(job + "retry.factor", "2.0");
        fields.put(job + "retry.maxBackoff", "PT5M");
        fields.put(job + "onRestart", "RERUN");
        fields.put(job + "open", EditPage.OPEN);
    }

    /** How long runs stay, where the schedule says so itself. */
    static Map<String, String> of(OwnRetention own) {
        Map<String, String> fields = new LinkedHashMap<>();
        own.keepDays().ifPresent(days -> fields.put("keepDays", days.toString()));
        own.keepLast().ifPresent(last -> fields.put("keepLast", last.toString()));
        own.keepLogDays().ifPresent(days -> fields.put("keepLogDays", days.toString()));
        return fields;
    }

    static Map<String, String> of(ScheduleDefinition schedule, long version) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", Long.toString(version));
        fields.put("name", schedule.name());
        fields.put("description", schedule.description());
        fields.put("enabled", schedule.enabled() ? "true" : "");
        fields.put("tags", String.join(" ", schedule.tags()));
        timing(fields, schedule);
        fields.put("timeZone", schedule.timeZone().getId());
        fields.put("onFailure", schedule.onFailure().name());
        fields.put("overlap", schedule.overlap().name());
        fields.put("catchUp.mode", schedule.catchUp().mode().name());
        fields.put("catchUp.window", Durations.text(schedule.catchUp().window()));
        fields.put("catchUp.maxRuns", Integer.toString(schedule.catchUp().maxRuns()));
        fields.put("gap", schedule.clockChanges().gap().name());
        fields.put("repeat", schedule.clockChanges().repeat().name());
        fields.put("jitter", Durations.text(schedule.jitter()));
        fields.put("runTimeout", schedule.runTimeout().map(Durations::text).orElse(""));
        fields.put("jobs", Integer.toString(schedule.jobs().size()));
        for (int i = 0; i < schedule.jobs().size(); i++) {
            job(fields, "jobs[" + i + "].", schedule.jobs().get(i));
        }
        if (schedule.jobs().size() == 1) {
            fields.put("jobs[0].open", EditPage.OPEN);
        }
        return fields;
    }

    private static void timing(Map<String, String> fields, ScheduleDefinition schedule) {
        switch (schedule.timing()) {
            case Timing.Cron(var expression) -> {
                fields.put("timing", "cron");
                fields.put("timing.expression", expression.toString());
            }
            case Timing.Every(var interval) -> {
                fields.put("timing", "every");
                fields.put("timing.interval", interval.toString());
            }
            case Timing.Once(var at) -> {
                fields.put("timing", "once");
                fields.put(
                        "timing.at",
                        LocalDateTime.ofInstant(at, schedule.timeZone())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
            }
        }
    }

    private static void job(Map<String, String> fields, String place, JobSpec job) {
        fields.put(place + "name", job.name());
        fields.put(place + "type", job.type());
        fields.put(place + "timeout", Durations.text(job.timeout()));
        fields.put(place + "retry.maxAttempts", Integer.toString(job.retry().maxAttempts()));
        fields.put(place + "retry.backoff", Durations.text(job.retry().backoff()));
        fields.put(place + "retry.factor", Double.toString(job.retry().factor()));
        fields.put(place + "retry.maxBackoff", Durations.text(job.retry().maxBackoff()));
        fields.put(place + "onRestart", job.onRestart().name());
        Optional<JobType> type = JobType.find(job.type());
        if (type.isPresent() && Json.parse(job.config()) instanceof Parsed.Valid<JsonNode>(JsonNode config)) {
            type.get().config().stream()
                    .filter(field -> config.has(field.name()))
                    .forEach(field ->
                            fields.put(place + "config." + field.name(), text(field.kind(), config.get(field.name()))));
        }
    }

    private static String text(ConfigField.Kind kind, JsonNode value) {
        return switch (kind) {
            case TEXT, METHOD, URL -> value.isTextual() ? value.textValue() : value.toString();
            case VALUES -> value.isEmpty() ? "" : value.toPrettyString();
            case TEXTS -> joined(value, "\n");
            case STATUSES -> joined(value, ", ");
            case TEXTS_BY_NAME ->
                value.properties().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().asText())
                        .collect(Collectors.joining("\n"));
        };
    }

    private static String joined(JsonNode list, String between) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(between));
    }
}
