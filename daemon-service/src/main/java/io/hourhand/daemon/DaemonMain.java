package io.hourhand.daemon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.hourhand.config.Environment;
import io.hourhand.config.Version;
import io.hourhand.daemon.figure.AbandonedThreads;
import io.hourhand.daemon.figure.HeldBack;
import io.hourhand.daemon.job.CommandJobs;
import io.hourhand.daemon.job.HttpJobs;
import io.hourhand.daemon.job.JavaJobs;
import io.hourhand.daemon.job.SqlJobs;
import io.hourhand.daemon.journal.SharedPool;
import io.hourhand.daemon.log.LiveEvents;
import io.hourhand.daemon.log.LogHub;
import io.hourhand.daemon.narration.Narration;
import io.hourhand.daemon.spool.FileSpool;
import io.hourhand.run.Ids;
import io.hourhand.store.run.FencedPool;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.stream.Materializer;

/** The schedule-daemon's process. */
public final class DaemonMain {

    private static final int CONNECTIONS = 12;

    private DaemonMain() {}

    public static void main(String[] args) {
        if (List.of(args).contains("--version")) {
            System.out.println("schedule-daemon " + Version.text());
            return;
        }
        Environment environment = new Environment(System.getenv());
        Optional<DaemonSettings> settings = DaemonSettings.read(environment);
        if (settings.isEmpty()) {
            environment.problems().forEach(System.err::println);
            System.exit(Environment.EXIT_CONFIG);
            return;
        }
        start(settings.get(), environment.outdated());
    }

    private static void start(DaemonSettings settings, List<String> outdated) {
        Exit.whenOutOfMemory();
        Narration.starting(settings.mode());
        outdated.forEach(Narration::note);
        settings.database()
                .ignored()
                .forEach(name -> Narration.warning(
                        "The parameter " + name + " of DATABASE_URL is not for this program and was ignored."));
        Signature signature = new Signature(Ids.next());
        Database database = Database.open(settings.database(), "hourhand", CONNECTIONS, signature);
        Database jobs = Database.openPatient(settings.database(), "jobs", settings.maxParallelRuns() * 4, signature);
        FencedPool journal = new FencedPool(database);
        SharedPool.use(journal.dataSource());
        ActorSystem<Daemon.Command> system = ActorSystem.create(
                Behaviors.setup(context ->
                        Daemon.create(parts(settings, signature, database, journal, jobs, context.getSystem()))),
                "hourhand",
                configuration(settings));
        Signals.watch(() -> system.tell(new Daemon.Hurry()));
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "let-jobs-finish", () -> Daemon.stop(
                                system,
                                system.scheduler(),
                                settings.shutdownGrace().plus(Daemon.LAST_WORDS).plusSeconds(3))
                        .handle((stopped, failure) -> Done.getInstance()));
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate(), "close-the-pools", () -> {
                    jobs.close();
                    database.close();
                    return CompletableFuture.completedFuture(Done.getInstance());
                });
    }

    private static Charge.Parts parts(
            DaemonSettings settings,
            Signature signature,
            Database database,
            FencedPool journal,
            Database jobs,
            ActorSystem<?> system) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.fromConfig("hourhand.jdbc"));
        return new Charge.Parts(
                settings,
                signature,
                database,
                journal,
                jobs.dataSource(),
                Map.of(
                        "sql",
                        new SqlJobs(settings.database(), signature),
                        "java",
                        new JavaJobs(settings.jobsPath()),
                        "http",
                        new HttpJobs(),
                        "command",
                        new CommandJobs(settings.commandJobs())),
                new LogHub(new LogStore(database), blocking, settings.jobLogMaxBytes(), settings.secrets()),
                new LiveEvents(Materializer.matFromSystem(system)),
                new AbandonedThreads(),
                new HeldBack(),
                InstantSource.system(),
                new FileSpool(settings.spoolPath(), settings.database().toString(), Ids.next()));
    }

    private static Config configuration(DaemonSettings settings) {
        Duration patience = settings.shutdownGrace().plus(Daemon.LAST_WORDS).plusSeconds(4);
        return ConfigFactory.parseString("pekko.coordinated-shutdown.phases.before-service-unbind.timeout = "
                        + patience.toMillis() + " ms")
                .withFallback(ConfigFactory.load());
    }
}
