package io.hourhand.web;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.json.DefinitionReader;
import io.hourhand.json.Json;
import io.hourhand.json.Reading;
import io.hourhand.policy.Cause;
import io.hourhand.run.Ids;
import io.hourhand.run.NewRun;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.charge.Lease;
import io.hourhand.store.run.ClaimStore;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.RunStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Rows as the daemon writes them, made by the daemon's own stores. */
final class Samples {

    private final Stores stores;
    private final UUID workerId;
    private final long epoch;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private Samples(Stores stores, UUID workerId, long epoch) {
        this.stores = stores;
        this.workerId = workerId;
        this.epoch = epoch;
    }

    /** Takes the lease for a worker, and writes in its name. */
    static Samples inTheNameOf(UUID workerId, Stores stores, DatabaseUrl url) {
        try (Lease lease = Lease.connect(url)) {
            lease.acquire(Duration.ofSeconds(5));
            return new Samples(stores, workerId, lease.takeOver(workerId));
        }
    }

    StoredSchedule schedule(String name) {
        return schedule(name, List.of("one", "two"));
    }

    StoredSchedule schedule(String name, List<String> jobs) {
        String json = "{\"name\":\"" + name + "\",\"timing\":{\"type\":\"cron\",\"expression\":\"0 2 * * *\"},"
                + "\"jobs\":["
                + jobs.stream()
                        .map(job -> "{\"name\":\"" + job + "\",\"type\":\"sql\"}")
                        .collect(Collectors.joining(","))
                + "]}";
        ScheduleDefinition definition = Json.parse(json)
                                instanceof Parsed.Valid<com.fasterxml.jackson.databind.JsonNode> node
                        && DefinitionReader.read(node.value()) instanceof Reading.Valid<ScheduleDefinition>(var read)
                ? read
                : null;
        if (definition == null
                || !(stores.schedules().create(definition, "test", now)
                        instanceof ScheduleStore.Edit.Saved(var saved))) {
            throw new IllegalStateException(name);
        }
        return saved;
    }

    /** A queued run of a schedule, made for a request. */
    UUID run(StoredSchedule schedule) {
        return run(schedule, Optional.empty());
    }

    /** The same, that does another one again. */
    UUID run(StoredSchedule schedule, Optional<UUID> retryOf) {
        UUID trigger = stores.triggers()
                .runNow(schedule.id(), "test", Optional.empty(), now)
                .id();
        UUID run = Ids.next();
        new ClaimStore(database(), workerId, epoch)
                .trigger(
                        trigger,
                        new NewRun(
                                run,
                                schedule.id(),
                                schedule.definition().name(),
                                retryOf.isPresent() ? Cause.RETRY : Cause.MANUAL,
                                now,
                                Optional.of(now),
                                RunPlan.whole(schedule.definition()),
                                Optional.of("test"),
                                Optional.of(trigger),
                                retryOf),
                        now);
        return run;
    }

    void status(UUID run, RunStatus status, Instant finishedAt) {
        new RunStore(database(), workerId, epoch)
                .write(
                        List.of(new RunStore.RunImage(
                                run,
                                status,
                                Optional.of(now),
                                status.isFinal() ? Optional.of(finishedAt) : Optional.empty(),
                                1,
                                1,
                                Optional.empty())),
                        List.of());
    }

    /** What the daemon says of a run, its attempts, and how far the end of one is. */
    void says(RunStore.RunImage run, List<RunStore.JobImage> jobs, List<RunStore.EndingImage> endings) {
        new RunStore(database(), workerId, epoch).write(List.of(run), jobs, List.of(), endings);
    }

    /** Lines "line N" of a job of a run, in one chunk. */
    void lines(UUID run, int job, long from, long to) {
        UUID execution = stores.jobs().ofRun(run).get(job).id();
        lines(
                run,
                LongStream.rangeClosed(from, to)
                        .mapToObj(seq -> new LogStore.Line(seq, execution, now, "line " + seq))
                        .toList());
    }

    /** Lines of a job of a run, in one chunk. */
    void lines(UUID run, List<LogStore.Line> lines) {
        stores.logs().append(epoch, run, lines.stream().map(LogStore.Lines::of).toList());
    }

    private Database database() {
        return stores.database();
    }
}
