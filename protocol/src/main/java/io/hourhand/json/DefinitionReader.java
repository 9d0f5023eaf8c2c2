package io.hourhand.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.policy.CatchUp;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.Overlap;
import io.hourhand.run.JobSpec;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.ClockChanges;
import io.hourhand.schedule.Durations;
import io.hourhand.schedule.Firings;
import io.hourhand.schedule.Gap;
import io.hourhand.schedule.Repeat;
import io.hourhand.schedule.Timing;
import io.hourhand.schedule.ZoneNames;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A schedule's definition out of the API's JSON. Never throws; all wrong fields are told at once. */
public final class DefinitionReader {

    /** What a schedule's answer has and an edit need not take out: it is ignored. */
    private static final Set<String> READ_ONLY =
            Set.of("id", "version", "nextDueAt", "problem", "pause", "createdAt", "updatedAt", "words", "clockChanges");

    /** By its name: the JDK's own constant calls itself Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final int MOST_JOBS = 500;
    private static final Duration LONGEST_JITTER = Duration.ofDays(1);
    private static final Duration SHORTEST_RUN = Duration.ofSeconds(1);
    private static final Duration LONGEST_RUN = Duration.ofDays(365);

    private DefinitionReader() {}

    /** A whole definition; what is left out has its default. */
    public static Reading<ScheduleDefinition> read(JsonNode body) {
        return Fields.read(body, DefinitionReader::definition);
    }

    /** Any subset of the fields laid over a definition. Lists and the timing are replaced whole. */
    public static Reading<ScheduleDefinition> merge(JsonNode patch, ScheduleDefinition stored) {
        if (!(patch instanceof ObjectNode changes)) {
            return read(patch);
        }
        ObjectNode merged = DefinitionText.node(stored);
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            boolean both =
                    change.getKey().equals("catchUp") && change.getValue().isObject();
            if (both) {
                merged.withObjectProperty("catchUp").setAll((ObjectNode) change.getValue());
            } else {
                merged.set(change.getKey(), change.getValue());
            }
        }
        return read(merged);
    }

    /** Only what decides when a schedule fires; all other fields are ignored. */
    public static Reading<Firings> firings(JsonNode body) {
        return Fields.read(body, fields -> {
            fields.ignoreOthers();
            Optional<Timing> timing = TimingReader.read(fields);
            ZoneId zone = zone(fields);
            ClockChanges changes = clockChanges(fields);
            return timing.map(when -> Firings.of(when, zone, changes));
        });
    }

    private static Optional<ScheduleDefinition> definition(Fields fields) {
        fields.ignore(READ_ONLY);
        Optional<String> name = fields.required("name", 200);
        String description = fields.text("description", 10_000).orElse("");
        boolean enabled = fields.flag("enabled", false);
        Optional<Timing> timing = TimingReader.read(fields);
        ZoneId zone = zone(fields);
        Optional<List<JobSpec>> jobs = jobs(fields);
        OnFailure onFailure = fields.word("onFailure", OnFailure.class).orElse(OnFailure.CONTINUE);
        Overlap overlap = fields.word("overlap", Overlap.class).orElse(Overlap.SKIP);
        CatchUp catchUp = fields.object("catchUp", DefinitionReader::catchUp).orElse(CatchUp.DEFAULT);
        ClockChanges changes = clockChanges(fields);
        Duration jitter = jitter(fields);
        Optional<Duration> runTimeout = runTimeout(fields);
        List<String> tags = TagsReader.read(fields);
        if (name.isEmpty() || timing.isEmpty() || jobs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ScheduleDefinition(
                name.get(),
                description,
                enabled,
                timing.get(),
                zone,
                jobs.get(),
                onFailure,
                overlap,
                catchUp,
                changes,
                jitter,
                runTimeout,
                tags));
    }

    private static Optional<List<JobSpec>> jobs(Fields fields) {
        if (fields.value("jobs").isEmpty()) {
            return fields.wrong("jobs", "is missing: a schedule has at least one job");
        }
        Optional<List<JobSpec>> jobs = fields.objects("jobs", MOST_JOBS, JobReader::read);
        return jobs.filter(List::isEmpty).isPresent()
                ? fields.wrong("jobs", "is empty: a schedule has at least one job")
                : jobs;
    }

    private static ZoneId zone(Fields fields) {
        return fields.text("timeZone", 200)
                .flatMap(name -> fields.parsed("timeZone", ZoneNames.parse(name)))
                .orElse(UTC);
    }

    private static Optional<CatchUp> catchUp(Fields fields) {
        CatchUp.Mode mode = fields.word("mode", CatchUp.Mode.class).orElse(CatchUp.DEFAULT.mode());
        Duration window = fields.duration("window", CatchUp.DEFAULT.window());
        return fields.parsed(CatchUp.of(mode, window, fields.whole("maxRuns", CatchUp.DEFAULT.maxRuns())));
    }

    private static ClockChanges clockChanges(Fields fields) {
        return new ClockChanges(
                fields.word("gap", Gap.class).orElse(ClockChanges.DEFAULT.gap()),
                fields.word("repeat", Repeat.class).orElse(ClockChanges.DEFAULT.repeat()));
    }

    private static Optional<Duration> runTimeout(Fields fields) {
        Optional<Duration> timeout =
                fields.text("runTimeout", 64).flatMap(text -> fields.parsed("runTimeout", Durations.parse(text)));
        if (timeout.filter(some -> some.compareTo(SHORTEST_RUN) < 0).isPresent()) {
            return fields.wrong("runTimeout", "is shorter than a second");
        }
        if (timeout.filter(some -> some.compareTo(LONGEST_RUN) > 0).isPresent()) {
            return fields.wrong("runTimeout", "is longer than a year");
        }
        return timeout;
    }

    private static Duration jitter(Fields fields) {
        Duration jitter = fields.duration("jitter", Duration.ZERO);
        if (jitter.compareTo(LONGEST_JITTER) > 0) {
            fields.wrong("jitter", "is longer than a day (P1D)");
        }
        return jitter;
    }
}
