package io.hourhand.quickstart.command;

import io.hourhand.schedule.Parsed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The options of a command, as {@code --name value}, {@code --name=value} or a bare {@code --name}. Ask for each, then
 * look at {@link #problem()} before any of the values is used.
 */
public final class CommandLine {

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Reads the options of a command.
     *
     * @param withValue the names of those that have one
     * @param bare the names of those that have none
     */
    public CommandLine(String command, List<String> arguments, List<String> withValue, List<String> bare) {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String[] option = rest.next().split("=", 2);
            if (bare.contains(option[0]) && option.length == 1) {
                put(option[0], "");
            } else if (withValue.contains(option[0])) {
                value(option, rest);
            } else {
                problems.add(command + " has no option \"" + option[0] + "\"; it has " + String.join(", ", withValue)
                        + (bare.isEmpty() ? "" : ", " + String.join(", ", bare)));
            }
        }
    }

    private void value(String[] option, Iterator<String> rest) {
        if (option.length == 2) {
            put(option[0], option[1]);
        } else if (rest.hasNext()) {
            put(option[0], rest.next());
        } else {
            problems.add(option[0] + " needs a value");
        }
    }

    private void put(String name, String value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of an option; the last one, if it was given more than once. */
    public <T> Optional<T> value(String name, Function<String, Parsed<T>> read) {
        List<T> all = values(name, read);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The values of an option that may be given more than once. */
    public <T> List<T> values(String name, Function<String, Parsed<T>> read) {
        List<T> good = new ArrayList<>();
        for (String text : values.getOrDefault(name, List.of())) {
            switch (read.apply(text)) {
                case Parsed.Valid<T>(T value) -> good.add(value);
                case Parsed.Invalid<T>(String why) -> problems.add(name + " \"" + text + "\": " + why);
            }
        }
        return good;
    }

    /** What is wrong, if anything is. */
    public Optional<String> problem() {
        return problems.stream().findFirst();
    }
}
