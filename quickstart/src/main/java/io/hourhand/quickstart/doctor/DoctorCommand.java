package io.hourhand.quickstart.doctor;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.doctor.Doctor;
import io.hourhand.doctor.Finding;
import io.hourhand.doctor.Symptoms;
import io.hourhand.quickstart.command.CommandLine;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Reach;
import io.hourhand.store.sql.StoreException;
import io.hourhand.wire.DaemonPaths;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** Looks whether all is well, and changes nothing. What it answers is an exit code: 1 where anything does not work. */
public final class DoctorCommand {

    private static final int EXIT_USAGE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Environment environment;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    public DoctorCommand(Environment environment, InstantSource clock, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public int run(List<String> arguments) {
        CommandLine line = new CommandLine("doctor", arguments, List.of(), List.of());
        if (line.problem().isPresent()) {
            return failed(line.problem().get(), EXIT_USAGE);
        }
        Optional<DatabaseUrl> url = environment.databaseUrl();
        if (url.isEmpty()) {
            environment.problems().forEach(err::println);
            return Environment.EXIT_CONFIG;
        }
        Optional<String> complaint = Reach.complaint(url.get());
        if (complaint.isPresent()) {
            out.println("✗ Database: " + url.get() + " cannot be used: " + complaint.get() + ".");
            out.println("  Start it, or correct DATABASE_URL.");
            return 1;
        }
        try (Database database = Database.open(url.get(), "hourhand-command", 2)) {
            return tell(Symptoms.of(database, clock.instant()));
        } catch (StoreException | FlywayException e) {
            return failed(url.get() + ": " + e.getMessage(), 1);
        }
    }

    private int tell(Symptoms symptoms) {
        List<Finding> findings = Doctor.findings(symptoms.with(symptoms.daemon().flatMap(DoctorCommand::figures)));
        for (Finding finding : findings) {
            String mark =
                    switch (finding.verdict()) {
                        case GOOD -> "✓ ";
                        case WARNING -> "⚠ ";
                        case BAD -> "✗ ";
                    };
            out.println(mark + finding.name() + ": " + finding.what());
            if (!finding.todo().isEmpty()) {
                out.println("  " + finding.todo());
            }
        }
        return Doctor.anyBad(findings) ? 1 : 0;
    }

    /** As the web-server would ask, with the daemon's key. */
    private static Optional<String> figures(Worker daemon) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(daemon.adminUrl() + DaemonPaths.METRICS))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + daemon.adminKey())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException unreached) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private int failed(String why, int exit) {
        err.println("hourhand: " + why.strip().replaceAll("\\s*\\R\\s*", " "));
        return exit;
    }
}
