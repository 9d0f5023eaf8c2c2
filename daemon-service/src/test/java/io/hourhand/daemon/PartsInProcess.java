package io.hourhand.daemon;

import io.hourhand.daemon.figure.AbandonedThreads;
import io.hourhand.daemon.figure.HeldBack;
import io.hourhand.daemon.job.CommandJobs;
import io.hourhand.daemon.job.HttpJobs;
import io.hourhand.daemon.job.JobType;
import io.hourhand.daemon.job.SqlJobs;
import io.hourhand.daemon.log.LiveEvents;
import io.hourhand.daemon.log.LogHub;
import io.hourhand.daemon.spool.FileSpool;
import io.hourhand.run.Ids;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.run.FencedPool;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Signature;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.stream.Materializer;

/** What a daemon in a test's process is made of: all as in production but for the java jobs. */
final class PartsInProcess {

    private PartsInProcess() {}

    static Charge.Parts of(
            DaemonSettings settings,
            Signature signature,
            Database database,
            FencedPool journal,
            JobType java,
            InstantSource clock,
            ActorSystem<?> system) {
        return new Charge.Parts(
                settings,
                signature,
                database,
                journal,
                database.dataSource(),
                Map.of(
                        "java",
                        java,
                        "sql",
                        new SqlJobs(settings.database(), signature),
                        "http",
                        new HttpJobs(),
                        "command",
                        new CommandJobs(true)),
                new LogHub(
                        new LogStore(database),
                        system.dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc")),
                        settings.jobLogMaxBytes(),
                        settings.secrets()),
                new LiveEvents(Materializer.matFromSystem(system)),
                new AbandonedThreads(),
                new HeldBack(),
                clock,
                new FileSpool(settings.spoolPath(), settings.database().toString(), Ids.next()));
    }

    /** Java jobs that a test wrote, by the name in {@code config.job}. */
    static JobType java(Map<String, DaemonInProcess.Body> bodies) {
        return spec -> Parsed.valid(context -> {
            String name = spec.config().replaceFirst("^.*\"job\":\"([^\"]*)\".*$", "$1");
            DaemonInProcess.Body body = bodies.get(name);
            if (body == null) {
                throw new IllegalStateException("no job " + name);
            }
            body.run(context);
            return Optional.empty();
        });
    }
}
