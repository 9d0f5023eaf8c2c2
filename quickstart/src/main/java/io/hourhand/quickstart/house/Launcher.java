package io.hourhand.quickstart.house;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts a service as anybody would: by {@code ./hourhand}, configured by the environment alone. */
record Launcher(Path home) {

    /**
     * What would configure a service; what the user's shell has of it is for other services than ours. Not so
     * {@code COMMAND_JOBS}, which the import of a crontab asks the user to set.
     */
    private static final List<String> SETTINGS = List.of(
            "DATABASE_URL",
            "JWT_SECRET",
            "APP_ENV",
            "NODE_ENV",
            "PORT",
            "HOST",
            "ADMIN_EMAIL",
            "ADMIN_PASSWORD",
            "DAEMON_ADMIN_PORT",
            "DAEMON_ADMIN_HOST",
            "DAEMON_ADMIN_URL",
            "RAILWAY_PRIVATE_DOMAIN",
            "SCHEDULE_DAEMON_ENABLED",
            "SCHEDULE_POLL_INTERVAL_MS",
            "HEARTBEAT_INTERVAL_MS",
            "MAX_PARALLEL_RUNS",
            "LOG_FORMAT",
            "JOBS_PATH",
            "SHUTDOWN_GRACE_MS",
            "JOB_LOG_MAX_BYTES",
            "EMBEDDED_JOB_WORKER",
            "JOB_WORKER_POLL_INTERVAL_MS");

    ProcessBuilder command(String service, Map<String, String> settings) {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("hourhand").toString(), service)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(SETTINGS);
        builder.environment().putAll(settings);
        builder.environment().put("HOURHAND_BUILD", "never");
        // Two services that start at once on two cores: what the second compiler does would only pay off much later.
        builder.environment().merge("JAVA_OPTS", "-XX:TieredStopAtLevel=1", (given, ours) -> ours + " " + given);
        return builder;
    }
}
