package io.hourhand.quickstart.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A real process, its lines, and what it waits for: always a line or an end, with a deadline, never a time. */
public final class Program implements AutoCloseable {

    /** The folder of {@code ./hourhand}. */
    public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Lines lines;
    private final Lines errors;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        this.lines = new Lines(process.inputReader(StandardCharsets.UTF_8));
        this.errors = new Lines(process.errorReader(StandardCharsets.UTF_8));
    }

    /** {@code ./hourhand} with these arguments, as built; of the environment only what is given here. */
    public static Program hourhand(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("hourhand").toString()));
        command.addAll(List.of(arguments));
        return start(String.join(" ", arguments), command, environment, HOME);
    }

    /** A jar as the deployment guide starts it, in a JVM as the build wants it. */
    public static Program jar(String service, Map<String, String> environment) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = HOME.resolve(service + "/target/" + service + ".jar");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", jar.toString()));
        Optional.ofNullable(System.getProperty("hourhand.jvm")).ifPresent(option -> command.add(1, option));
        return start(service, command, environment, HOME);
    }

    public static Program start(String name, List<String> command, Map<String, String> environment, Path directory) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOURHAND_BUILD", "never");
        // A service writes UTF-8 whatever the locale says.
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        try {
            return new Program(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line, after those awaited before, that the pattern matches as a whole. */
    public String awaitLine(String pattern) {
        try {
            return lines.await(Pattern.compile(pattern), PATIENCE)
                    .orElseThrow(
                            () -> new AssertionError(name + " did not print " + pattern + "; it printed:\n" + this));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same for one that may also end instead, and print no more. */
    public Optional<String> lineUnlessEnd(String pattern) {
        try {
            Optional<String> line = lines.await(Pattern.compile(pattern), PATIENCE);
            if (line.isEmpty() && !process.waitFor(1, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " neither printed " + pattern + " nor ended; it printed:\n" + this);
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives it so much time to live; true if it ends by itself before. */
    public boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public List<String> lines() {
        return lines.all();
    }

    public List<String> errors() {
        return errors.all();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code, once it has ended by itself and all its lines are read. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " did not end; it printed:\n" + this);
            }
            lines.awaitEnd(PATIENCE);
            errors.awaitEnd(PATIENCE);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** SIGTERM, as a deployment ends it. */
    public int stop() {
        // Process.destroy() would close the pipes as well, and its last lines with them.
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** SIGKILL. */
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /** A signal by name, such as {@code INT}, which Java itself cannot send. */
    public void signal(String signal) {
        start("kill", List.of("kill", "-" + signal, String.valueOf(process.pid())), Map.of(), HOME)
                .awaitEnd();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines()) + "\n--- stderr\n" + String.join("\n", errors());
    }
}
