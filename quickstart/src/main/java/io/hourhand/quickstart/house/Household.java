package io.hourhand.quickstart.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The processes that the quickstart started, so that none is left when it ends, whichever way it ends. */
final class Household {

    private static final Duration SERVICES = Duration.ofSeconds(30);
    private static final Duration DATABASE = Duration.ofSeconds(60);
    private static final Duration LAST_LINES = Duration.ofSeconds(2);

    private final Console console;
    private final Guardian guardian;
    private final List<Process> services = new ArrayList<>();
    private final List<Thread> relays = new ArrayList<>();
    private @Nullable Process database;
    private volatile boolean ending;

    Household(Console console) throws IOException {
        this.console = console;
        this.guardian = Guardian.start();
    }

    synchronized void keepDatabase(Process process, IntConsumer onEnd) {
        guardian.guardDatabase(process.toHandle());
        database = process;
        if (ending) {
            process.destroy();
        }
        inBackground(() -> tellEnd(process, onEnd));
    }

    /** Starts a service whose lines are shown and told to {@code listener}. */
    synchronized void start(ProcessBuilder command, Consumer<String> listener, IntConsumer onEnd) throws IOException {
        if (ending) {
            return;
        }
        Process service = command.start();
        guardian.guardService(service.toHandle());
        services.add(service);
        relays.add(inBackground(() -> relay(service, listener)));
        inBackground(() -> tellEnd(service, onEnd));
    }

    /** Ends the services, then the database, and returns when all are gone. Asked again, it does nothing more. */
    void end() {
        ending = true;
        try {
            endAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void endAll() throws InterruptedException {
        // Process.destroy() would also close the pipe, and a service's last lines are worth reading.
        services.forEach(service -> service.toHandle().destroy());
        long deadline = System.nanoTime() + SERVICES.toNanos();
        for (Process service : services) {
            if (!service.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                service.destroyForcibly().waitFor();
            }
        }
        for (Thread relay : relays) {
            relay.join(LAST_LINES);
        }
        if (database != null) {
            database.destroy();
            if (!database.waitFor(DATABASE.toSeconds(), TimeUnit.SECONDS)) {
                database.destroyForcibly().waitFor();
            }
        }
        guardian.dismiss();
    }

    private void relay(Process service, Consumer<String> listener) {
        try (BufferedReader lines = service.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.relay(line);
                listener.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tellEnd(Process process, IntConsumer onEnd) {
        try {
            int exit = process.waitFor();
            if (!ending) {
                onEnd.accept(exit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread inBackground(Runnable work) {
        return Thread.ofPlatform().daemon().start(work);
    }
}
