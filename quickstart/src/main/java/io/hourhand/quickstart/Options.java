package io.hourhand.quickstart;

import io.hourhand.schedule.Parsed;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./hourhand quickstart} was asked for.
 *
 * @param once whether it ends after one run
 * @param port of the web-server; empty for 8080, or a free one when that is taken
 * @param data the folder of the database and all else
 * @param colour false to write none
 */
record Options(boolean once, Optional<Integer> port, Path data, boolean colour) {

    /** @param home of the project, below which the default folder is */
    static Parsed<Options> parse(List<String> arguments, Path home) {
        boolean once = false;
        boolean colour = true;
        Optional<Integer> port = Optional.empty();
        Path data = home.resolve(".hourhand");
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String[] option = rest.next().split("=", 2);
            switch (option[0]) {
                case "--once" -> once = true;
                case "--no-color" -> colour = false;
                case "--port" -> {
                    port = value(option, rest).flatMap(Options::port);
                    if (port.isEmpty()) {
                        return Parsed.invalid("--port needs a number from 1 to 65535");
                    }
                }
                case "--data" -> {
                    Optional<Path> given = value(option, rest).flatMap(Options::path);
                    if (given.isEmpty()) {
                        return Parsed.invalid("--data needs a folder");
                    }
                    data = given.get();
                }
                default -> {
                    return Parsed.invalid("quickstart has no option \"" + option[0]
                            + "\"; it has --once, --port N, --data DIR and --no-color");
                }
            }
        }
        return Parsed.valid(new Options(once, port, data, colour));
    }

    private static Optional<String> value(String[] option, Iterator<String> rest) {
        if (option.length == 2) {
            return Optional.of(option[1]);
        }
        return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    private static Optional<Integer> port(String text) {
        return Optional.of(text)
                .filter(number -> number.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= 65535);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(text)
                    .filter(name -> !name.isEmpty())
                    .map(name -> Path.of(name).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
