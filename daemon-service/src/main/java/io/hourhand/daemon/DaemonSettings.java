package io.hourhand.daemon;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.config.Version;
import io.hourhand.daemon.log.Secrets;
import io.hourhand.run.Ids;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.charge.WorkerStore;
import io.hourhand.store.purge.PurgeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the environment says to the daemon; the contract lists the variables.
 *
 * @param mode {@code production} or {@code development}
 * @param cancelStage how long each stage of a cancel takes at most
 * @param secrets what is masked in logs
 * @param adminUrl the address that the web-server is told; empty to make it of host and port
 */
record DaemonSettings(
        DatabaseUrl database,
        String mode,
        boolean enabled,
        Duration poll,
        Duration heartbeat,
        int maxParallelRuns,
        String adminHost,
        int adminPort,
        Optional<String> adminUrl,
        Path jobsPath,
        Path spoolPath,
        boolean commandJobs,
        Duration shutdownGrace,
        Duration cancelStage,
        long jobLogMaxBytes,
        Secrets secrets,
        PurgeSettings purge) {

    /** Reads all settings; empty when the environment has problems to tell. */
    static Optional<DaemonSettings> read(Environment environment) {
        Optional<String> railway = environment.text("RAILWAY_PRIVATE_DOMAIN");
        Optional<DatabaseUrl> database = environment.databaseUrl();
        String mode = environment.mode();
        boolean enabled = environment.flag("SCHEDULE_DAEMON_ENABLED", true);
        Duration poll = environment.millis("SCHEDULE_POLL_INTERVAL_MS", 3_600_000, 1_000, 86_400_000);
        Duration heartbeat = environment.millis("HEARTBEAT_INTERVAL_MS", 60_000, 100, 3_600_000);
        int maxParallelRuns = (int) environment.number("MAX_PARALLEL_RUNS", 4, 1, 1_000);
        String host = environment.text("DAEMON_ADMIN_HOST", railway.isPresent() ? "::" : "127.0.0.1");
        int port = environment.port("DAEMON_ADMIN_PORT", 8081);
        Optional<String> url = environment
                .text("DAEMON_ADMIN_URL")
                .flatMap(value ->
                        environment.required("DAEMON_ADMIN_URL", "give an http address", text -> httpAddress(text)))
                .or(() -> railway.map(domain -> "http://" + domain + ":" + port));
        Path jobs = Path.of(environment.text("JOBS_PATH", "jobs/"));
        Path spool = Path.of(environment.text("SPOOL_PATH", "spool/"));
        boolean commands = environment.flag("COMMAND_JOBS", false);
        Duration grace = environment.millis("SHUTDOWN_GRACE_MS", 20_000, 0, 3_600_000);
        Duration cancelStage = environment.millis("CANCEL_STAGE_MS", 5_000, 100, 3_600_000);
        long logBytes = environment.number("JOB_LOG_MAX_BYTES", 10_485_760, 1_024, 1_073_741_824);
        PurgeSettings purge = PurgeSettings.read(environment);
        environment.choice("LOG_FORMAT", "text", "text", "json");
        if (!environment.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DaemonSettings(
                database.orElseThrow(),
                mode,
                enabled,
                poll,
                heartbeat,
                maxParallelRuns,
                host,
                port,
                url,
                jobs,
                spool,
                commands,
                grace,
                cancelStage,
                logBytes,
                Secrets.of(Stream.of(database.map(DatabaseUrl::password), environment.text("JWT_SECRET"))
                        .flatMap(Optional::stream)
                        .toList()),
                purge));
    }

    /**
     * What a daemon tells of itself, with an id of its own for each start.
     *
     * @param boundPort of its endpoint
     * @param key to its endpoint
     */
    WorkerStore.Registration registration(int boundPort, String key) {
        return new WorkerStore.Registration(
                Ids.next(),
                Host.name(),
                ProcessHandle.current().pid(),
                Version.number() + " (" + Version.commit() + ")",
                adminUrl.orElseGet(() -> "http://" + Host.inUrl(adminHost) + ":" + boundPort),
                key,
                heartbeat,
                poll,
                Optional.of(commandJobs));
    }

    private static Parsed<String> httpAddress(String text) {
        try {
            URI uri = URI.create(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return Parsed.valid(text.replaceAll("/+$", ""));
            }
        } catch (IllegalArgumentException e) {
            // Said below, in the same words.
        }
        return Parsed.invalid("it must look like http://host:8081");
    }
}
