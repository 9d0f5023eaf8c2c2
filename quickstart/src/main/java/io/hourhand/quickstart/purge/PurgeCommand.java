package io.hourhand.quickstart.purge;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.policy.Retention;
import io.hourhand.quickstart.command.CommandLine;
import io.hourhand.store.purge.Pace;
import io.hourhand.store.purge.Purge;
import io.hourhand.store.purge.PurgeSettings;
import io.hourhand.store.purge.Purged;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Reach;
import io.hourhand.store.sql.StoreException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Does what the daemon does once a day, now and whether or not a daemon runs, or only tells what would go. What it
 * answers is an exit code.
 */
public final class PurgeCommand {

    private static final int EXIT_USAGE = 2;
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final Environment environment;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    public PurgeCommand(Environment environment, InstantSource clock, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public int run(List<String> arguments) {
        CommandLine line = new CommandLine("purge", arguments, List.of(), List.of("--dry-run"));
        boolean dryRun = line.has("--dry-run");
        Optional<DatabaseUrl> url = environment.databaseUrl();
        PurgeSettings settings = PurgeSettings.read(environment);
        if (line.problem().isPresent()) {
            return failed(line.problem().get(), EXIT_USAGE);
        }
        if (url.isEmpty() || !environment.problems().isEmpty()) {
            environment.problems().forEach(err::println);
            return Environment.EXIT_CONFIG;
        }
        Optional<String> complaint = Reach.complaint(url.get());
        if (complaint.isPresent()) {
            return failed(url.get() + " cannot be used: " + complaint.get(), 1);
        }
        try (Database database = Database.open(url.get(), "hourhand-command", 2)) {
            if (!Purge.knows(database)) {
                return failed(
                        "the schema of " + url.get() + " is not up to date; ./hourhand migrate brings it there", 1);
            }
            return dryRun ? preview(database, settings) : purge(database, settings);
        } catch (StoreException e) {
            return failed(
                    url.get() + ": " + e.getMessage() + ". What had gone by then is gone; run it again for the rest.",
                    1);
        }
    }

    private int preview(Database database, PurgeSettings settings) {
        Instant now = clock.instant();
        rules(settings, now);
        Purge purge = Purge.preview(database, settings, now);
        Purged sum = Purged.NOTHING;
        for (Optional<Purged> piece = next(purge); piece.isPresent(); piece = next(purge)) {
            sum = sum.plus(piece.get());
        }
        out.println("Would go: " + sum.words() + ". Nothing was changed.");
        return 0;
    }

    private static Optional<Purged> next(Purge purge) {
        return purge.step(Pace.FIRST.rows());
    }

    private int purge(Database database, PurgeSettings settings) {
        Instant begin = clock.instant();
        rules(settings, begin);
        Purge purge = Purge.of(database, settings, begin);
        Purged sum = Purged.NOTHING;
        Pace pace = Pace.FIRST;
        Instant said = begin;
        while (true) {
            Instant before = clock.instant();
            Optional<Purged> piece = purge.step(pace.rows());
            Instant after = clock.instant();
            if (piece.isEmpty()) {
                out.println("Gone: " + sum.words() + ", in "
                        + Duration.between(begin, after).toSeconds() + " s.");
                return 0;
            }
            sum = sum.plus(piece.get());
            if (Duration.between(said, after).compareTo(PROGRESS) > 0) {
                out.println("Gone so far: " + sum.words() + " …");
                said = after;
            }
            pace = pace.after(Duration.between(before, after));
            LockSupport.parkNanos(pace.rest().toNanos());
        }
    }

    private void rules(PurgeSettings settings, Instant now) {
        Retention runs = settings.runs();
        out.println("Kept: runs " + since(runs.runsBefore(now))
                + (runs.days() == 0 ? "" : ", the newest " + runs.last() + " of each schedule")
                + ", the last that succeeded and the last that failed; logs " + since(runs.logsBefore(now))
                + "; schedules with a rule of their own follow that.");
    }

    private static String since(Optional<Instant> instant) {
        return instant.map(begin -> "that ended since " + begin).orElse("for ever");
    }

    private int failed(String why, int exit) {
        err.println("hourhand: " + why.strip().replaceAll("\\s*\\R\\s*", " "));
        return exit;
    }
}
