package io.hourhand.quickstart;

import io.hourhand.config.Environment;
import io.hourhand.quickstart.doctor.DoctorCommand;
import io.hourhand.quickstart.house.Console;
import io.hourhand.quickstart.house.Quickstart;
import io.hourhand.quickstart.house.Trouble;
import io.hourhand.quickstart.purge.PurgeCommand;
import io.hourhand.quickstart.sample.SampleApplication;
import io.hourhand.quickstart.simulate.SimulateCommand;
import io.hourhand.schedule.Parsed;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** What {@code ./hourhand} calls for all commands but the two services. */
public final class QuickstartMain {

    private static final int EXIT_USAGE = 2;

    private QuickstartMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        String home = System.getProperty("hourhand.home");
        if (home == null || arguments.length == 0) {
            System.err.println("Start this by ./hourhand quickstart, sample, migrate, simulate, purge or doctor.");
            System.exit(EXIT_USAGE);
        }
        SampleApplication sample = new SampleApplication(Path.of(home), InstantSource.system());
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        Environment environment = new Environment(System.getenv());
        int exit =
                switch (arguments[0]) {
                    case "quickstart" -> quickstart(Path.of(home), sample, rest);
                    case "sample" -> new SchemaCommands(environment).sample(sample);
                    case "migrate" -> new SchemaCommands(environment).migrate();
                    case "simulate" ->
                        new SimulateCommand(environment, utf8(FileDescriptor.out), utf8(FileDescriptor.err)).run(rest);
                    case "purge" ->
                        new PurgeCommand(
                                        environment,
                                        InstantSource.system(),
                                        utf8(FileDescriptor.out),
                                        utf8(FileDescriptor.err))
                                .run(rest);
                    case "doctor" ->
                        new DoctorCommand(
                                        environment,
                                        InstantSource.system(),
                                        utf8(FileDescriptor.out),
                                        utf8(FileDescriptor.err))
                                .run(rest);
                    default -> EXIT_USAGE;
                };
        System.exit(exit);
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    private static int quickstart(Path home, SampleApplication sample, List<String> arguments)
            throws InterruptedException {
        switch (Options.parse(arguments, home)) {
            case Parsed.Invalid<Options>(String why) -> {
                System.err.println("hourhand: " + why);
                return EXIT_USAGE;
            }
            case Parsed.Valid<Options>(Options options) -> {
                Console console =
                        new Console(options.colour(), Boolean.getBoolean("hourhand.terminal"), System.getenv());
                return quickstart(home, sample, options, console);
            }
        }
    }

    private static int quickstart(Path home, SampleApplication sample, Options options, Console console)
            throws InterruptedException {
        try {
            Quickstart quickstart = new Quickstart(console, home, sample);
            Runtime.getRuntime().addShutdownHook(new Thread(quickstart::stop, "end-everything"));
            try {
                return quickstart.run(options.data(), options.port(), !options.once()) ? 0 : 1;
            } catch (IOException | RuntimeException e) {
                if (quickstart.stopped()) {
                    return 1;
                }
                throw e;
            }
        } catch (Trouble e) {
            console.trouble(e.words());
        } catch (IOException e) {
            console.trouble("The quickstart could not go on (" + e + "). Make room if the disk is full, or try again.");
        }
        return 1;
    }
}
