package io.hourhand.doctor;

import io.hourhand.policy.ClockReading;
import io.hourhand.store.charge.WorkerStore.Worker;
import io.hourhand.store.sql.Migrations;
import io.hourhand.store.sql.ServerFacts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes findings of symptoms: what is well, what is not, and what to do. Pure. */
public final class Doctor {

    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration DRIFT = Duration.ofSeconds(2);
    private static final long LITTLE_ROOM = 100L * 1_024 * 1_024;
    private static final Pattern ROOM = Pattern.compile("(?m)^hourhand_daemon_spool_free_bytes (-?\\d+)$");

    private Doctor() {}

    public static List<Finding> findings(Symptoms symptoms) {
        return Stream.of(
                        database(symptoms.server()),
                        schema(symptoms.schema()),
                        zones(symptoms),
                        clock(symptoms),
                        daemon(symptoms),
                        link(symptoms),
                        room(symptoms))
                .toList();
    }

    /** Whether anything does not work. */
    public static boolean anyBad(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.BAD);
    }

    private static Finding database(ServerFacts server) {
        String name = "Database";
        String answers =
                server.version() + " answers in " + Math.max(1, server.took().toMillis()) + " ms";
        if (server.readOnly()) {
            return Finding.bad(
                    name,
                    answers + ", and is read-only.",
                    "Make it take writes, or point DATABASE_URL at the server that does.");
        }
        return server.took().compareTo(SLOW) > 0
                ? Finding.warning(name, answers + ".", "Look at its load and at the network between.")
                : Finding.good(name, answers + ".");
    }

    private static Finding schema(Migrations.State schema) {
        String name = "Schema";
        String version = schema.version().map(found -> "at version " + found).orElse("not there yet");
        return schema.pending() == 0
                ? Finding.good(name, "It is " + version + ", as this build needs it or newer.")
                : Finding.bad(
                        name,
                        "It is " + version + "; " + schema.pending()
                                + (schema.pending() == 1
                                        ? " migration of this build is"
                                        : " migrations of this build are")
                                + " missing.",
                        "Run ./hourhand migrate, or start either service, which does the same.");
    }

    private static Finding zones(Symptoms symptoms) {
        String name = "Time zones";
        String data = "Zone data " + symptoms.zoneData();
        return symptoms.unreadable().isEmpty()
                ? Finding.good(name, data + "; every schedule can be read.")
                : Finding.bad(
                        name,
                        data + "; these schedules cannot be read: " + String.join(", ", symptoms.unreadable()) + ".",
                        "Their pages say why. Give each a time zone of this data, or run the JDK that has it.");
    }

    private static Finding clock(Symptoms symptoms) {
        Duration ahead = Duration.between(symptoms.server().now(), symptoms.now());
        String offset = "This clock is "
                + (ahead.abs().toMillis() < 1_000
                        ? "within a second of"
                        : ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of"))
                + " the database’s.";
        Optional<ClockReading> daemons = symptoms.daemon().flatMap(Worker::clock);
        Optional<String> complaint = daemons.flatMap(ClockReading::complaint);
        if (complaint.isPresent()) {
            String todo = "Set the clocks by NTP.";
            return daemons.get().stops()
                    ? Finding.bad("Clock", complaint.get(), todo)
                    : Finding.warning("Clock", complaint.get(), todo);
        }
        return ahead.abs().compareTo(DRIFT) < 0
                ? Finding.good("Clock", offset)
                : Finding.warning("Clock", offset, "Set both by NTP: times on pages are by this clock.");
    }

    private static Finding daemon(Symptoms symptoms) {
        String name = "Daemon";
        if (symptoms.daemon().isEmpty()) {
            return Finding.bad(
                    name,
                    "None is running: nothing will start.",
                    "Start one: java -jar daemon-service/target/daemon-service.jar");
        }
        Worker worker = symptoms.daemon().get();
        if (!worker.fresh()) {
            return Finding.bad(
                    name,
                    "The one on " + worker.hostname() + " has shown no life for "
                            + worker.silent().toSeconds() + " s.",
                    "Look at its process (" + worker.pid() + ") and its log; a second daemon would take over.");
        }
        return symptoms.drain()
                .map(order -> Finding.warning(
                        name,
                        "It is drained by " + order.by() + ": " + order.reason() + ". Nothing new starts.",
                        "Resume it on the Daemon page when that is over."))
                .orElseGet(() -> Finding.good(
                        name,
                        "It runs on " + worker.hostname() + " and shows life. Its version is " + worker.version()
                                + "."));
    }

    private static Finding link(Symptoms symptoms) {
        String name = "Nudges";
        if (symptoms.daemon().isEmpty()) {
            return Finding.warning(name, "There is no daemon to reach.", "Start one first.");
        }
        String address = symptoms.daemon().get().adminUrl();
        return symptoms.figures().isPresent()
                ? Finding.good(name, "The daemon answers at " + address + " and knows its key.")
                : Finding.bad(
                        name,
                        "The daemon does not answer at " + address + " from here: Run Now waits for its next look.",
                        "Let that address be reached, or set DAEMON_ADMIN_URL (or DAEMON_ADMIN_HOST) of the daemon to one"
                                + " that can.");
    }

    private static Finding room(Symptoms symptoms) {
        String name = "Room for results";
        Optional<Long> free = symptoms.figures().flatMap(Doctor::free);
        if (free.isEmpty()) {
            return Finding.warning(
                    name,
                    "The daemon did not tell.",
                    symptoms.figures().isPresent()
                            ? "Let it be of this build: an older one does not know."
                            : "Let its endpoint be reached first.");
        }
        String room = size(free.get()) + " are free where results wait while the database is away.";
        if (free.get() < 0) {
            return Finding.bad(
                    name,
                    "The daemon cannot write where results wait while the database is away.",
                    "Give it a folder that it can write to by SPOOL_PATH.");
        }
        return free.get() < LITTLE_ROOM
                ? Finding.bad(name, room, "Make room on that disk, or set SPOOL_PATH to another one.")
                : Finding.good(name, room);
    }

    /** In the unit that people count a disk in: {@code 87 MB}, {@code 3.2 GB}, {@code 43 GB}. */
    static String size(long bytes) {
        long megabytes = bytes / (1_024 * 1_024);
        if (megabytes < 1_024) {
            return megabytes + " MB";
        }
        return megabytes < 10_240
                ? String.format(Locale.ROOT, "%.1f GB", Math.floor(megabytes / 102.4) / 10)
                : megabytes / 1_024 + " GB";
    }

    private static Optional<Long> free(String figures) {
        Matcher found = ROOM.matcher(figures);
        return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }
}
