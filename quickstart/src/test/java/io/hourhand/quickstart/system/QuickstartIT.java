package io.hourhand.quickstart.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer types first. The tests share one data directory, in this order, as its users do. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class QuickstartIT {

    private static final String SUCCEEDED = "▸ \"Daily Full Sync\": 20 of 20 jobs succeeded";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @Test
    @Order(1)
    void oneRunFromNothingSucceedsAndLeavesNoProcess() throws IOException {
        try (Program quickstart = quickstart("--once")) {
            quickstart.awaitLine("🚀 Starting schedule daemon \\(development mode\\)");
            List<ProcessHandle> started = quickstart.handle().descendants().toList();
            quickstart.awaitLine("\\[daemon] ✅ Schedule \"Daily Full Sync\" complete: 20 succeeded, 0 failed .*");
            quickstart.awaitLine(SUCCEEDED);
            assertEquals(0, quickstart.awaitEnd(), quickstart::toString);
            allEnd(started);
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("secrets.properties"))));
    }

    @Test
    @Order(2)
    void itStaysUntilCtrlCAndASecondOneSaysWhereItIs() {
        try (Program quickstart = quickstart()) {
            quickstart.awaitLine(SUCCEEDED);
            String open = quickstart.awaitLine("▸ Open http://127\\.0\\.0\\.1:\\d+/admin/schedules and log in .*");
            String address = open.replaceFirst(".*(http://[0-9.:]+)/.*", "$1");
            assertEquals(200, new Client(address).get("/health/daemon").status());

            try (Program second = quickstart("--once")) {
                assertEquals(1, second.awaitEnd(), second::toString);
                assertEquals(1, second.errors().size(), second::toString);
                assertTrue(second.errors().getFirst().contains(address), second::toString);
            }
            assertTrue(quickstart.isAlive());

            List<ProcessHandle> started = quickstart.handle().descendants().toList();
            assertTrue(started.size() >= 3, started::toString);
            quickstart.signal("INT");
            quickstart.awaitEnd();
            allEnd(started);
        }
    }

    @Test
    @Order(3)
    void nothingIsLeftWhenItIsKilled() {
        try (Program quickstart = quickstart()) {
            quickstart.awaitLine("▸ .*pressing Run Now.*");
            List<ProcessHandle> started = quickstart.handle().descendants().toList();
            quickstart.kill();
            allEnd(started);
        }
    }

    @Test
    @Order(4)
    void whenAServiceDiesTheRestIsEnded() {
        try (Program quickstart = quickstart()) {
            quickstart.awaitLine("⏱️  Polling every 3600s");
            List<ProcessHandle> started = quickstart.handle().descendants().toList();
            started.stream()
                    .filter(process -> process.info().commandLine().orElse("").contains("daemon-service.jar"))
                    .forEach(ProcessHandle::destroyForcibly);
            assertEquals(1, quickstart.awaitEnd(), quickstart::toString);
            assertTrue(quickstart.errors().getLast().contains("schedule-daemon"), quickstart::toString);
            allEnd(started);
        }
    }

    @Test
    @Order(5)
    void whatCannotWorkIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(1, "Port " + taken.getLocalPort() + " is taken", "--port", String.valueOf(taken.getLocalPort()));
        }
        refuses(2, "--port", "--port", "none");
        refuses(2, "--forever", "--forever");
        refuses(1, "not empty", "--data", Program.HOME.toString());
    }

    @Test
    @Order(6)
    void jobsMayStartProgramsWhereItsUserSaysSo() throws IOException {
        try (Program quickstart = quickstart(Map.of("COMMAND_JOBS", "true"))) {
            quickstart.awaitLine("▸ Jobs may start programs here, .*");
            quickstart.awaitLine("⏱️  Polling every 3600s");
            ProcessHandle daemon = quickstart
                    .handle()
                    .descendants()
                    .filter(process -> process.info().commandLine().orElse("").contains("daemon-service.jar"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(Files.readString(Path.of("/proc", String.valueOf(daemon.pid()), "environ"))
                    .contains("COMMAND_JOBS=true"));
        }
    }

    private static void refuses(int exit, String why, String... options) {
        try (Program quickstart = Program.hourhand(
                Map.of(),
                Stream.concat(Stream.of("quickstart"), Stream.of(options)).toArray(String[]::new))) {
            assertEquals(exit, quickstart.awaitEnd(), quickstart::toString);
            assertEquals(1, quickstart.errors().size(), quickstart::toString);
            assertTrue(quickstart.errors().getFirst().contains(why), quickstart::toString);
        }
    }

    /** A folder with a blank in its name, as many have. */
    private static Path data() {
        return directory.resolve("my data");
    }

    private static Program quickstart(String... options) {
        return quickstart(Map.of(), options);
    }

    private static Program quickstart(Map<String, String> environment, String... options) {
        return Program.hourhand(
                environment,
                Stream.concat(Stream.of("quickstart", "--data", data().toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static void allEnd(List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            process.onExit()
                    .orTimeout(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            assertFalse(process.isAlive());
        }
    }
}
