package io.hourhand.config;

import io.hourhand.schedule.Parsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The environment's variables, read with what is wrong noted: ask for each setting, then look at {@link #problems()}
 * before any of the values is used. A variable that is set but empty counts as not set.
 */
public final class Environment {

    /** The exit code of a process whose settings are wrong: EX_CONFIG of sysexits.h. */
    public static final int EXIT_CONFIG = 78;

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** A whole number between {@code least} and {@code most}, both allowed. */
    public long number(String name, long otherwise, long least, long most) {
        return text(name)
                .map(value -> {
                    try {
                        long number = Long.parseLong(value);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Said below, in the same words as a number out of range.
                    }
                    problem(name, value, "a whole number from " + least + " to " + most);
                    return otherwise;
                })
                .orElse(otherwise);
    }

    public int port(String name, int otherwise) {
        return (int) number(name, otherwise, 0, 65535);
    }

    public Duration millis(String name, long otherwise, long least, long most) {
        return Duration.ofMillis(number(name, otherwise, least, most));
    }

    public boolean flag(String name, boolean otherwise) {
        return choice(name, otherwise ? "true" : "false", "true", "false").equals("true");
    }

    /** One of a few words, in lower case. */
    public String choice(String name, String otherwise, String... allowed) {
        String value = text(name, otherwise).toLowerCase(Locale.ROOT);
        if (List.of(allowed).contains(value)) {
            return value;
        }
        problem(name, value, String.join(" or ", allowed));
        return otherwise;
    }

    /** A required value that may be secret: what is wrong is said without quoting it. */
    public <T> Optional<T> required(String name, String allowed, Function<String, Parsed<T>> read) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            problems.add(name + " is not set: " + allowed);
            return Optional.empty();
        }
        return switch (read.apply(value.get())) {
            case Parsed.Valid<T>(T valid) -> Optional.of(valid);
            case Parsed.Invalid<T>(String message) -> {
                problems.add(name + " cannot be used: " + message);
                yield Optional.empty();
            }
        };
    }

    /** {@code DATABASE_URL}, which both processes need. */
    public Optional<DatabaseUrl> databaseUrl() {
        return required(
                "DATABASE_URL",
                "give the MySQL database as mysql://user:password@host:3306/schema",
                DatabaseUrl::parse);
    }

    /** {@code production} or {@code development}. */
    public String mode() {
        String variable = text("APP_ENV").isPresent() ? "APP_ENV" : "NODE_ENV";
        return choice(variable, "development", "production", "development");
    }

    /** What is wrong, a line each, fit to be printed. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** A line each for variables that an earlier design needed and this one does not. */
    public List<String> outdated() {
        return List.of("EMBEDDED_JOB_WORKER", "JOB_WORKER_POLL_INTERVAL_MS").stream()
                .filter(variables::containsKey)
                .map(name -> name + " is no longer used and was ignored")
                .toList();
    }

    private void problem(String name, String value, String allowed) {
        problems.add(name + " is \"" + value.replaceAll("\\p{Cntrl}", "?") + "\": it must be " + allowed);
    }
}
