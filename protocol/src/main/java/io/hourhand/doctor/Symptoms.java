package io.hourhand.doctor;

import io.hourhand.run.DrainOrder;
import io.hourhand.store.charge.DrainStore;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.schedule.ProblemStore;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.ServerFacts;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;

/**
 * What can be seen of an installation from beside its database.
 *
 * @param zoneData version of this process's time zone data
 * @param unreadable names of schedules that cannot run although they are on
 * @param daemon the one in charge
 * @param figures what that says of itself as Prometheus text; empty where it was not reached
 * @param now this process's clock, at about the time of the server's
 */
public record Symptoms(
        ServerFacts server,
        Migrations.State schema,
        String zoneData,
        List<String> unreadable,
        Optional<Worker> daemon,
        Optional<DrainOrder> drain,
        Optional<String> figures,
        Instant now) {

    /** Looks at the database; the daemon is for others to ask. Blocks. */
    public static Symptoms of(Database database, Instant now) {
        ServerFacts server = ServerFacts.of(database);
        Migrations.State schema = new Migrations(database).state();
        boolean there = schema.pending() == 0;
        return new Symptoms(
                server,
                schema,
                ZoneRulesProvider.getVersions("UTC").lastKey(),
                there ? new ProblemStore(database).names() : List.of(),
                there ? new WorkerStore(database).running() : Optional.empty(),
                there ? new DrainStore(database).lasting() : Optional.empty(),
                Optional.empty(),
                now);
    }

    public Symptoms with(Optional<String> daemonsFigures) {
        return new Symptoms(server, schema, zoneData, unreadable, daemon, drain, daemonsFigures, now);
    }
}
