package io.hourhand.daemon;

import com.typesafe.config.ConfigFactory;
import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.daemon.journal.SharedPool;
import io.hourhand.embedded.Server;
import io.hourhand.job.JobContext;
import io.hourhand.policy.OnFailure;
import io.hourhand.policy.OnRestart;
import io.hourhand.policy.Overlap;
import io.hourhand.policy.Retry;
import io.hourhand.run.Ids;
import io.hourhand.run.JobSpec;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.history.JobHistory;
import io.hourhand.store.history.JobHistory.Execution;
import io.hourhand.store.history.RunHistory;
import io.hourhand.store.history.RunHistory.Run;
import io.hourhand.store.run.FencedPool;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.TriggerStore;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.Signature;
import io.hourhand.store.sql.StoreException;
import io.hourhand.wire.TriggerAnswer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * A whole daemon in the test's own process, on a schema of its own, with java jobs that the test writes. What it does
 * is looked at as the pages do: in the tables.
 */
public final class DaemonInProcess implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(30);
    public static final JobSpec FINE = job("fine", "fine", Retry.DEFAULT);
    private static final int NO_SUCH_CONNECTION = 1094;
    private static final Optional<String> NOT_IN_CHARGE = Optional.of("This daemon is not in charge.");

    /** What a java job does. */
    public interface Body {

        void run(JobContext context) throws Exception;
    }

    final MovedClock clock = new MovedClock();
    private final DatabaseUrl url;
    private final Database database;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Body> bodies = new ConcurrentHashMap<>(Map.of("fine", context -> {}));
    private UnaryOperator<DataSource> journalAsSeen = UnaryOperator.identity();
    private Optional<Database> pool = Optional.empty();
    private @Nullable ActorSystem<Daemon.Command> system;

    public DaemonInProcess(Server server) {
        String address = server.freshSchema();
        this.url = ((Parsed.Valid<DatabaseUrl>) DatabaseUrl.parse(address)).value();
        this.database = Database.open(url, "daemon", 12);
        new Migrations(database).apply();
        environment.put("DATABASE_URL", address);
        environment.put("SPOOL_PATH", "target/spool-" + url.schema());
        environment.put("DAEMON_ADMIN_PORT", "0");
        environment.put("COMMAND_JOBS", "true");
        environment.put("SHUTDOWN_GRACE_MS", "500");
        environment.put("CANCEL_STAGE_MS", "200");
    }

    public DaemonInProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What jobs of type {@code java} with this name in {@code config.job} do. */
    public DaemonInProcess job(String name, Body body) {
        bodies.put(name, body);
        return this;
    }

    /** Looks on at what the journal asks of the database. */
    DaemonInProcess journalThrough(UnaryOperator<DataSource> glass) {
        journalAsSeen = glass;
        return this;
    }

    public static JobSpec job(String name, String body, Retry retry) {
        return new JobSpec(name, "java", "{\"job\":\"" + body + "\"}", Duration.ofMinutes(1), retry, OnRestart.RERUN);
    }

    /** Starts the daemon; it takes up what an earlier one left. */
    public DaemonInProcess start() {
        Signature signature = new Signature(Ids.next());
        Database own = Database.open(url, "hourhand", 12, signature);
        FencedPool journal = new FencedPool(own);
        SharedPool.use(journalAsSeen.apply(journal.dataSource()));
        pool = Optional.of(own);
        system = ActorSystem.create(
                Behaviors.setup(context -> Daemon.create(parts(signature, own, journal, context.getSystem()))),
                "hourhand",
                ConfigFactory.load());
        await("a daemon in charge", () -> Optional.of(nudge(Ids.next()))
                .filter(answer -> !NOT_IN_CHARGE.equals(answer.reason())));
        return this;
    }

    /** Ends it as a crash does: nobody is told, nothing is written. */
    public void crash() {
        running().terminate();
        ended();
        // The process that ends takes its connections with it; this one stays.
        long lock = database.each(
                        sql -> sql.row("SELECT connectionId FROM DaemonLease", row -> row.number("connectionId")))
                .orElseThrow();
        try {
            database.each(sql -> sql.update("KILL " + lock));
        } catch (StoreException e) {
            // An actor that ends may have closed it already.
            if (!(e.getCause() instanceof SQLException cause) || cause.getErrorCode() != NO_SUCH_CONNECTION) {
                throw e;
            }
        }
    }

    /** Ends it in good order. */
    public void stop() {
        try {
            Daemon.stop(running(), running().scheduler(), PATIENCE)
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        running().terminate();
        ended();
    }

    /** A schedule that is off: it runs when it is told to. */
    public UUID schedule(String name, JobSpec... jobs) {
        return schedule(name, Optional.empty(), Overlap.SKIP, OnFailure.CONTINUE, jobs);
    }

    /** A schedule, switched on if it has a timing. */
    public UUID schedule(String name, Optional<String> cron, Overlap overlap, OnFailure onFailure, JobSpec... jobs) {
        return create(Definitions.of(name, cron, overlap, onFailure, jobs));
    }

    public UUID create(ScheduleDefinition definition) {
        return ((ScheduleStore.Edit.Saved) new ScheduleStore(database).create(definition, "test", Instant.now()))
                .schedule()
                .id();
    }

    /** Run Now. */
    public TriggerAnswer ask(UUID schedule) {
        return nudge(new TriggerStore(database)
                .runNow(schedule, "test", Optional.empty(), Instant.now())
                .id());
    }

    /** Run Now, where it has to start or to wait. */
    public UUID run(UUID schedule) {
        return ask(schedule).runId().orElseThrow();
    }

    /** A finished run, asked to be done again. */
    public TriggerAnswer again(UUID schedule, UUID run, TriggerStore.RetryFrom from) {
        return nudge(new TriggerStore(database)
                .retry(schedule, run, from, "test", Optional.empty(), Instant.now())
                .id());
    }

    /** A cancel as the web-server asks for it: kept, then told. Says whether it was kept. */
    public boolean cancel(UUID run) {
        boolean kept = keepCancel(run);
        running().tell(new Daemon.CancelRun(run));
        return kept;
    }

    /** A cancel whose nudge is lost, or for which there is no daemon. */
    public boolean keepCancel(UUID run) {
        return new RunHistory(database).requestCancel(run, "test", Instant.now());
    }

    public void look() {
        running().tell(new Daemon.Look());
    }

    public Run find(UUID run) {
        return new RunHistory(database).find(run).orElseThrow();
    }

    /** Waits until a run is as wanted. */
    public Run await(UUID run, Predicate<Run> wanted) {
        return await(
                "run " + run + ": " + find(run), () -> Optional.of(find(run)).filter(wanted));
    }

    public Run awaitEnd(UUID run) {
        return await(run, found -> found.status().isFinal());
    }

    public List<Execution> attempts(UUID run) {
        return new JobHistory(database).ofRun(run);
    }

    public List<Execution> awaitAttempts(UUID run, Predicate<List<Execution>> wanted) {
        return await("attempts of " + run, () -> Optional.of(attempts(run)).filter(wanted));
    }

    /** Every attempt in a word or two, in the order of the jobs, such as {@code flaky 1 FAILED}. */
    public List<String> story(UUID run) {
        return attempts(run).stream()
                .map(attempt -> attempt.name() + " " + attempt.attempt() + " " + attempt.status())
                .toList();
    }

    public String log(UUID run) {
        return new LogStore(database)
                .after(run, 0, Optional.empty()).stream()
                        .map(LogStore.Line::text)
                        .collect(Collectors.joining("\n"));
    }

    public Database database() {
        return database;
    }

    /** Waits for something to be there, with a deadline. */
    public static <T> T await(String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        if (system != null && !system.whenTerminated().isCompleted()) {
            running().terminate();
            ended();
        }
        database.each(sql -> sql.update("DROP DATABASE " + url.schema()));
        database.close();
    }

    private TriggerAnswer nudge(UUID trigger) {
        return Nudge.of(running(), trigger);
    }

    private ActorSystem<Daemon.Command> running() {
        if (system == null) {
            throw new AssertionError("no daemon was started");
        }
        return system;
    }

    private void ended() {
        try {
            running().getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            pool.ifPresent(Database::close);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Charge.Parts parts(Signature signature, Database own, FencedPool journal, ActorSystem<?> context) {
        DaemonSettings settings =
                DaemonSettings.read(new Environment(environment)).orElseThrow();
        return PartsInProcess.of(settings, signature, own, journal, PartsInProcess.java(bodies), clock, context);
    }
}
