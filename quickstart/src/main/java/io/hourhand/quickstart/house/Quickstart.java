package io.hourhand.quickstart.house;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Version;
import io.hourhand.embedded.EmbeddedDatabase;
import io.hourhand.quickstart.sample.SampleApplication;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From nothing to a finished run of the sample schedule, on this machine alone. */
public final class Quickstart {

    private static final String SCHEMA = "hourhand";
    private static final String ADMIN = "admin@hourhand.local";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Pattern LISTENING = Pattern.compile("\\[server] ✓ Listening on .*\"port\":(\\d+).*");

    private static final Pattern COMPLETE = Pattern.compile("\\[daemon] .{1,2} Schedule \".*\" complete: ");

    private final Console console;
    private final Path home;
    private final SampleApplication sample;
    private final Progress progress = new Progress();
    private final Household household;
    private volatile int port;
    private volatile boolean stopped;

    public Quickstart(Console console, Path home, SampleApplication sample) throws IOException {
        this.console = console;
        this.home = home;
        this.sample = sample;
        this.household = new Household(console);
    }

    /**
     * Starts everything and runs the sample schedule once.
     *
     * @param path the folder that keeps the database
     * @param port of the web-server; empty for 8080, or a free one if that is taken
     * @param stay whether all stays up until somebody ends it; then this only returns by {@link Trouble}
     * @return whether all jobs succeeded
     * @throws Trouble if something does not come up or breaks later
     */
    public boolean run(Path path, Optional<Integer> port, boolean stay) throws IOException, InterruptedException {
        WebPort webPort = new WebPort(port);
        webPort.check();
        try (DataDirectory directory = DataDirectory.take(path)) {
            try {
                return run(directory, webPort, stay);
            } finally {
                household.end();
            }
        }
    }

    /** Ends everything, for somebody outside: by Ctrl-C, say. Returns when all is gone. */
    public void stop() {
        stopped = true;
        household.end();
    }

    /** Whether somebody outside asked for the end: what breaks from then on is no news. */
    public boolean stopped() {
        return stopped;
    }

    private boolean run(DataDirectory directory, WebPort webPort, boolean stay)
            throws IOException, InterruptedException {
        console.say("Hourhand " + Version.number() + " on " + directory);
        Secrets secrets = Secrets.in(directory.secretsFile());
        String url = startDatabase(directory, secrets);
        sample.copyJobs(directory.jobs());
        startServices(directory, secrets, url, webPort);
        progress.await(EnumSet.complementOf(EnumSet.of(Progress.Step.RUN_TOLD)), START);
        String address = "http://127.0.0.1:" + port;
        directory.announce(address);
        boolean succeeded;
        try (Api api = new Api(address)) {
            api.login(ADMIN, secrets.admin());
            succeeded = new SampleRun(console, progress, api).run();
        }
        if (stay) {
            console.say("Open " + address + "/admin/schedules and log in as " + ADMIN + " with the password "
                    + secrets.admin());
            console.say("Ctrl-C ends the three of them; the data stays in " + directory);
            progress.awaitTrouble();
        }
        return succeeded;
    }

    private String startDatabase(DataDirectory directory, Secrets secrets) {
        long start = System.nanoTime();
        console.say("Starting MariaDB (its files are unpacked at the first start) …");
        try {
            EmbeddedDatabase database = EmbeddedDatabase.startForOwner(
                    directory.database(),
                    secrets.database(),
                    process -> household.keepDatabase(process, exit -> ended("The database", exit)));
            DatabaseUrl admin = parsed(database.url("mysql"));
            try (Database server = Database.open(admin, "create-schema", 1)) {
                server.each(sql -> sql.update("CREATE DATABASE IF NOT EXISTS " + SCHEMA
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci"));
            }
            console.say("MariaDB answers after " + seconds(start));
            return database.url(SCHEMA);
        } catch (IllegalStateException | StoreException e) {
            throw new Trouble(
                    e.getMessage() + ".", "Make room if the disk is full, or start on another folder with --data.");
        }
    }

    private void startServices(DataDirectory directory, Secrets secrets, String url, WebPort webPort)
            throws IOException {
        console.say("Starting the schedule-daemon and the web-server, loading the sample application …");
        Launcher launcher = new Launcher(home);
        ProcessBuilder daemon = launcher.command(
                "daemon",
                Map.of(
                        "DATABASE_URL",
                        url,
                        "DAEMON_ADMIN_PORT",
                        "0",
                        "JOBS_PATH",
                        directory.jobs().toString()));
        if ("true".equalsIgnoreCase(daemon.environment().get("COMMAND_JOBS"))) {
            console.say("Jobs may start programs here, as COMMAND_JOBS=true says: a crontab can be imported");
        }
        household.start(daemon, this::daemonSaid, exit -> ended("The schedule-daemon", exit));
        household.start(
                launcher.command(
                        "web",
                        Map.of(
                                "DATABASE_URL",
                                url,
                                "JWT_SECRET",
                                secrets.jwt(),
                                "HOST",
                                "127.0.0.1",
                                "PORT",
                                String.valueOf(webPort.choose(console)),
                                "ADMIN_EMAIL",
                                ADMIN,
                                "ADMIN_PASSWORD",
                                secrets.admin())),
                this::webSaid,
                exit -> ended("The web-server", exit));
        Thread.ofPlatform().daemon().name("load-sample").start(() -> loadSample(url));
    }

    private void loadSample(String url) {
        long start = System.nanoTime();
        try (Database database = Database.openPatient(parsed(url), "sample", 2)) {
            new Migrations(database).apply();
            boolean fresh = sample.load(database).data();
            console.say("The sample application is " + (fresh ? "loaded after " + seconds(start) : "there already"));
            progress.reached(Progress.Step.SAMPLE_LOADED);
        } catch (RuntimeException e) {
            progress.failed(new Trouble(
                    "The sample application could not be loaded (" + e.getMessage() + ").",
                    "Make room if the disk is full, or start on another folder with --data."));
        }
    }

    private void daemonSaid(String line) {
        if (line.contains("Polling every ")) {
            progress.reached(Progress.Step.DAEMON_READY);
        } else if (COMPLETE.matcher(line).lookingAt()) {
            progress.reached(Progress.Step.RUN_TOLD);
        }
    }

    private void webSaid(String line) {
        Matcher listening = LISTENING.matcher(line);
        if (listening.matches()) {
            port = Integer.parseInt(listening.group(1));
        } else if (line.startsWith("[server] ✓ Ready for requests")) {
            progress.reached(Progress.Step.WEB_READY);
        }
    }

    private void ended(String who, int exit) {
        progress.failed(new Trouble(
                who + " ended with exit code " + exit + ", so everything was ended.", "Its lines above may say why."));
    }

    private static DatabaseUrl parsed(String url) {
        return switch (DatabaseUrl.parse(url)) {
            case Parsed.Valid<DatabaseUrl>(DatabaseUrl valid) -> valid;
            case Parsed.Invalid<DatabaseUrl>(String why) -> throw new IllegalStateException(why);
        };
    }

    private static String seconds(long start) {
        long tenths = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 100;
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
