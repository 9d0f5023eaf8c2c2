package io.hourhand.quickstart.simulate;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.config.Environment;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Slots;
import io.hourhand.simulate.Plan;
import io.hourhand.simulate.Simulation;
import io.hourhand.store.history.LatestRuns;
import io.hourhand.store.schedule.ScheduleStore;
import io.hourhand.store.schedule.StoredSchedule;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Reach;
import io.hourhand.store.sql.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Plays schedules through a time by the daemon's own decisions, and prints what would become of their slots. The same
 * input gives the same bytes. It changes nothing. What it answers is an exit code.
 */
public final class SimulateCommand {

    private static final int EXIT_USAGE = 2;
    private static final int PAGE = 200;

    /** Later than any run's id. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Environment environment;
    private final PrintStream out;
    private final PrintStream err;

    public SimulateCommand(Environment environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public int run(List<String> arguments) {
        return switch (SimulateOptions.parse(arguments)) {
            case Parsed.Invalid<SimulateOptions>(String why) -> failed(why, EXIT_USAGE);
            case Parsed.Valid<SimulateOptions>(SimulateOptions options) ->
                options.schedules().isPresent()
                        ? file(options, options.schedules().get())
                        : database(options);
        };
    }

    private int file(SimulateOptions options, Path file) {
        try {
            return switch (ScheduleFile.read(Files.readString(file))) {
                case Parsed.Invalid<List<ScheduleDefinition>>(String why) -> failed(file + ": " + why, 1);
                case Parsed.Valid<List<ScheduleDefinition>>(List<ScheduleDefinition> schedules) -> {
                    Duration runTime = options.runTime().orElse(Duration.ZERO);
                    yield play(
                            options,
                            schedules.stream()
                                    .map(schedule -> plan(schedule, runTime))
                                    .toList());
                }
            };
        } catch (NoSuchFileException gone) {
            return failed("there is no file " + file, 1);
        } catch (IOException unreadable) {
            return failed(file + " cannot be read: " + unreadable.getMessage(), 1);
        }
    }

    private int database(SimulateOptions options) {
        Optional<DatabaseUrl> url = environment.databaseUrl();
        if (url.isEmpty()) {
            environment.problems().forEach(err::println);
            err.println("Or name a file: --schedules FILE.");
            return Environment.EXIT_CONFIG;
        }
        Optional<String> complaint = Reach.complaint(url.get());
        if (complaint.isPresent()) {
            return failed(url.get() + " cannot be used: " + complaint.get(), 1);
        }
        try (Database database = Database.open(url.get(), "hourhand-command", 2)) {
            return play(options, plans(database, options.runTime()));
        } catch (StoreException e) {
            return failed(url.get() + ": " + e.getMessage(), 1);
        }
    }

    /** The schedules that are on; one that cannot run is left out, and said. */
    private List<Plan> plans(Database database, Optional<Duration> runTime) {
        ScheduleStore schedules = new ScheduleStore(database);
        LatestRuns runs = new LatestRuns(database);
        List<Plan> plans = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<StoredSchedule> page;
        do {
            page = schedules.list("", Optional.of(true), after, PAGE);
            for (StoredSchedule schedule : page) {
                String name = schedule.definition().name();
                after = Optional.of(name);
                if (schedule.problem().isPresent()) {
                    err.println("hourhand: left out \"" + name + "\": "
                            + schedule.problem().get());
                } else {
                    Duration usual =
                            runTime.or(() -> runs.median(schedule.id(), LAST)).orElse(Duration.ZERO);
                    plans.add(plan(schedule.definition(), usual));
                }
            }
        } while (page.size() == PAGE);
        return plans;
    }

    private static Plan plan(ScheduleDefinition schedule, Duration runTime) {
        return new Plan(schedule.name(), Slots.of(schedule.firings()), schedule.catchUp(), schedule.overlap(), runTime);
    }

    private int play(SimulateOptions options, List<Plan> plans) {
        if (plans.isEmpty()) {
            err.println("hourhand: there is no schedule to simulate: none is on.");
        }
        out.print(Simulation.of(plans, options.from(), options.to(), options.downtimes())
                .text());
        out.flush();
        return 0;
    }

    private int failed(String why, int exit) {
        err.println("hourhand: " + why.strip().replaceAll("\\s*\\R\\s*", " "));
        return exit;
    }
}
