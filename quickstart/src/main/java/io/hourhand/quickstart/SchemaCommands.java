package io.hourhand.quickstart;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.quickstart.sample.SampleApplication;
import io.hourhand.quickstart.sample.SampleSchedule;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.Reach;
import io.hourhand.store.sql.StoreException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.flywaydb.core.api.FlywayException;

/** The commands that change the schema of {@code DATABASE_URL} and end. What they answer is an exit code. */
final class SchemaCommands {

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final Environment environment;

    SchemaCommands(Environment environment) {
        this.environment = environment;
    }

    int migrate() {
        return withSchema(database -> 0);
    }

    int sample(SampleApplication sample) {
        Path jobs = Path.of(environment.text("JOBS_PATH", "jobs/"));
        return withSchema(database -> load(sample, database, jobs));
    }

    private int load(SampleApplication sample, Database database, Path jobs) {
        SampleApplication.Loaded loaded = sample.load(database);
        out.println("The sample application's tables " + (loaded.data() ? "were loaded." : "were there already."));
        out.println("The schedule \"" + SampleSchedule.NAME + "\" "
                + (loaded.schedule() ? "was added; it is off until somebody enables it." : "was there already."));
        try {
            Path jar = sample.copyJobs(jobs);
            out.println("Its java jobs are in " + jar.toAbsolutePath().normalize() + "; a daemon with JOBS_PATH=" + jobs
                    + " runs them.");
            return 0;
        } catch (IOException e) {
            return failed("the jar with the java jobs could not be copied into " + jobs + " (" + e
                    + "); set JOBS_PATH to a folder that can be written");
        }
    }

    private int withSchema(ToIntFunction<Database> work) {
        Optional<DatabaseUrl> url = environment.databaseUrl();
        if (url.isEmpty()) {
            environment.problems().forEach(err::println);
            return Environment.EXIT_CONFIG;
        }
        Optional<String> complaint = Reach.complaint(url.get());
        if (complaint.isPresent()) {
            return failed(url.get() + " cannot be used: " + complaint.get());
        }
        try (Database database = Database.openPatient(url.get(), "hourhand-command", 2)) {
            return switch (new Migrations(database).apply()) {
                case Migrations.Result.Ready(int applied) -> {
                    out.println("The schema of " + url.get() + " is up to date ("
                            + switch (applied) {
                                case 0 -> "nothing was new";
                                case 1 -> "1 migration applied";
                                default -> applied + " migrations applied";
                            }
                            + ").");
                    yield work.applyAsInt(database);
                }
                case Migrations.Result.Taken taken ->
                    failed("the schema of " + url.get() + " has tables of these names that are not Hourhand's: "
                            + String.join(", ", taken.tables()) + "; nothing was changed, use another schema");
            };
        } catch (StoreException | FlywayException | IllegalStateException e) {
            return failed(url.get() + ": " + e.getMessage());
        }
    }

    private int failed(String why) {
        err.println("hourhand: " + why.strip().replaceAll("\\s*\\R\\s*", " "));
        return 1;
    }
}
