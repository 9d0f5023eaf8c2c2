package io.hourhand.quickstart.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A real process, its lines, and what it waits for: always a line or an end, with a deadline, never a time. */
final class Program implements AutoCloseable {

    /** The folder of {@code ./hourhand}. */
    static final Path HOME = Path.of("").toAbsolutePath().getParent();

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<Thread> readers;
    private int read;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        this.readers = List.of(
                collecting(process.inputReader(StandardCharsets.UTF_8), lines),
                collecting(process.errorReader(StandardCharsets.UTF_8), errors));
    }

    /** {@code ./hourhand} with these arguments, as built; of the environment only what is given here. */
    static Program hourhand(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("hourhand").toString()));
        command.addAll(List.of(arguments));
        return start(String.join(" ", arguments), command, environment, HOME);
    }

    /** A jar as the deployment guide starts it. */
    static Program jar(String service, Map<String, String> environment) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = HOME.resolve(service + "/target/" + service + ".jar");
        return start(service, List.of(java.toString(), "-jar", jar.toString()), environment, HOME);
    }

    static Program start(String name, List<String> command, Map<String, String> environment, Path directory) {
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
    String awaitLine(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (lines) {
            while (true) {
                while (read < lines.size()) {
                    String line = lines.get(read++);
                    if (wanted.matcher(line).matches()) {
                        return line;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || (!process.isAlive() && readers.stream().noneMatch(Thread::isAlive))) {
                    throw new AssertionError(name + " did not print " + pattern + (left <= 0 ? "" : " before its end")
                            + "; it printed:\n" + this);
                }
                waitFor(lines, Math.min(left, 200));
            }
        }
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code, once it has ended by itself and all its lines are read. */
    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " did not end; it printed:\n" + this);
            }
            for (Thread reader : readers) {
                reader.join(PATIENCE);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** SIGTERM, as a deployment ends it. */
    int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** A signal by name, such as {@code INT}, which Java itself cannot send. */
    void signal(String signal) {
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

    private static Thread collecting(BufferedReader reader, List<String> into) {
        return Thread.ofPlatform().daemon().start(() -> {
            try (reader) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    synchronized (into) {
                        into.add(line);
                        into.notifyAll();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void waitFor(Object news, long millis) {
        try {
            news.wait(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
