package io.hourhand.quickstart.system.fault.stage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.Reading;
import io.hourhand.quickstart.system.Program;
import io.hourhand.quickstart.system.Schema;
import io.hourhand.quickstart.system.Services;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A schema with Hourhand's tables and the table that jobs leave their traces in, and the daemons on it. */
public final class Stage implements AutoCloseable {

    public static final String POLLING = "⏱️  Polling every .*";

    private final Schema schema;
    private final Database database;
    private final Services services;
    private final ScheduleStore schedules;
    private final TriggerStore triggers;

    public Stage(Server server) {
        this(server.schema());
        build();
    }

    /** On a schema that may have had a stage before. */
    public Stage(Schema schema) {
        // What takes long comes before the first schedule waits for its slot.
        DaemonJvm.environment();
        this.schema = schema;
        database = switch (DatabaseUrl.parse(schema.url())) {
            case Parsed.Valid<DatabaseUrl>(DatabaseUrl url) -> Database.open(url, "stage", 4);
            case Parsed.Invalid<DatabaseUrl>(String why) -> throw new AssertionError(why);
        };
        services = new Services(schema.url());
        schedules = new ScheduleStore(database);
        triggers = new TriggerStore(database);
    }

    /** Makes the tables. */
    public Stage build() {
        new Migrations(database).apply();
        schema.run(TallyJob.TABLE);
        return this;
    }

    public Schema schema() {
        return schema;
    }

    public Services services() {
        return services;
    }

    /** A daemon that has just been started. */
    public Program daemon() {
        return daemon(Map.of());
    }

    public Program daemon(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(DaemonJvm.environment());
        environment.putAll(more);
        return services.daemon(environment);
    }

    /** One that dies right before the {@code n}-th statement, counted from the first that contains {@code from}. */
    public Program crashing(int n, String from) {
        return crashing(n, from, Map.of());
    }

    public Program crashing(int n, String from, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(DaemonJvm.crashing(n, from));
        environment.putAll(more);
        return daemon(environment);
    }

    /** A daemon in charge. */
    public Program leader(Map<String, String> more) {
        Program daemon = daemon(more);
        daemon.awaitLine(POLLING);
        return daemon;
    }

    /** A schedule that runs each slot, however late, one after another. */
    public static ObjectNode every(String name, Duration interval) {
        ObjectNode schedule = named(name);
        schedule.putObject("timing").put("type", "every").put("interval", interval.toString());
        schedule.put("overlap", "QUEUE_ALL");
        schedule.putObject("catchUp").put("mode", "ALL").put("window", "P1D").put("maxRuns", 1_000);
        return schedule;
    }

    /** A schedule with one slot. */
    public static ObjectNode once(String name, Instant at) {
        ObjectNode schedule = named(name);
        schedule.putObject("timing").put("type", "once").put("at", at.toString());
        return schedule;
    }

    /** A job that leaves its trace and takes so long. */
    public static ObjectNode tally(String name, Duration takes) {
        ObjectNode job = JsonNodeFactory.instance.objectNode().put("name", name).put("type", "java");
        ObjectNode config = job.putObject("config").put("job", "tally");
        config.putObject("parameters").put("millis", takes.toMillis());
        return job;
    }

    /** A job that does this to its daemon. */
    public static ObjectNode deadly(String deed) {
        ObjectNode job = tally("deadly", Duration.ZERO);
        ObjectNode config = job.withObject("config").put("job", "deadly");
        config.putObject("parameters").put("deed", deed);
        return job;
    }

    /** One that ends when the file {@code gate} is there. */
    public static ObjectNode gated(String name, String gate) {
        ObjectNode job = tally(name, Duration.ZERO);
        job.withObject("config").withObject("parameters").put("gate", gate);
        return job;
    }

    public UUID create(ObjectNode schedule, ObjectNode... jobs) {
        return createAt(Instant.now(), schedule, jobs);
    }

    /** A schedule as if it had been there since then. */
    public UUID createAt(Instant from, ObjectNode schedule, ObjectNode... jobs) {
        return saved(schedules.create(definition(schedule, jobs), "a test", from))
                .id();
    }

    /** Makes another schedule of it; the daemon finds that at its next tick. */
    public void edit(UUID id, ObjectNode schedule, ObjectNode... jobs) {
        saved(schedules.update(id, Optional.empty(), definition(schedule, jobs), "a test", Instant.now()));
    }

    /** Switches a schedule off; its slots up to now still count. */
    public void off(UUID id) {
        offAt(Instant.now(), id);
    }

    public void offAt(Instant from, UUID id) {
        ScheduleDefinition definition = schedules.find(id).orElseThrow().definition();
        schedules.update(id, Optional.empty(), definition.withEnabled(false), "a test", from);
    }

    /** Run Now while nobody tells the daemon: it finds the request at its next look. */
    public UUID ask(UUID schedule) {
        return triggers.runNow(schedule, "a test", Optional.empty(), Instant.now())
                .id();
    }

    /** The number that a query answers. */
    public long number(String query) {
        return Long.parseLong(schema.rows(query).getFirst());
    }

    @Override
    public void close() {
        services.close();
        database.close();
        schema.close();
    }

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("enabled", true);
    }

    private static ScheduleDefinition definition(ObjectNode schedule, ObjectNode... jobs) {
        ArrayNode list = schedule.putArray("jobs");
        list.addAll(List.of(jobs));
        return switch (DefinitionReader.read(schedule)) {
            case Reading.Valid<ScheduleDefinition>(ScheduleDefinition definition) -> definition;
            case Reading.Refused<ScheduleDefinition> refused -> throw new AssertionError(refused);
        };
    }

    private static StoredSchedule saved(ScheduleStore.Edit edit) {
        return switch (edit) {
            case ScheduleStore.Edit.Saved(StoredSchedule schedule) -> schedule;
            default -> throw new AssertionError(edit);
        };
    }
}
