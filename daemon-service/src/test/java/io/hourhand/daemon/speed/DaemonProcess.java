package io.hourhand.daemon.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A daemon in a process of its own, with the heap and the options that {@code ./hourhand daemon} gives it. It lives an
 * hour at most, so that nobody waits for ever for a line that does not come.
 */
final class DaemonProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    private DaemonProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        process.onExit().orTimeout(1, TimeUnit.HOURS).exceptionally(late -> process.destroyForcibly());
    }

    /** A daemon that is in charge. */
    static DaemonProcess start(String databaseUrl, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.hourhand.daemon.DaemonMain"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DATABASE_URL", databaseUrl);
        builder.environment().put("DAEMON_ADMIN_PORT", "0");
        builder.environment().putAll(environment);
        try {
            DaemonProcess daemon = new DaemonProcess(builder.start());
            daemon.await(1, line -> line.startsWith("⏱️  Polling every"));
            return daemon;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until so many lines of a kind have come since the last call. */
    void await(int count, Predicate<String> kind) {
        try {
            for (int seen = 0; seen < count; ) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IllegalStateException("The daemon ended.");
                }
                seen += kind.test(line) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its lines go nowhere from now on. */
    void ignoreLines() {
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(line -> {}));
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        ignoreLines();
        process.toHandle().destroy();
        process.onExit().join();
    }
}
