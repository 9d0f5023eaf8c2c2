package io.hourhand.quickstart.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The services of one test on one schema, all ended with it. */
public final class Services implements AutoCloseable {

    public static final String JWT_SECRET = "a-secret-for-tests-of-32-bytes-or-more";
    public static final String POLLING = "⏱️  Polling every 3600s";
    public static final String READY = "\\[server] ✓ Ready for requests";

    private final String databaseUrl;
    private final Deque<Program> programs = new ArrayDeque<>();

    public Services(String databaseUrl) {
        this.databaseUrl = databaseUrl;
    }

    /** A daemon that has just been started, on a free port, with the sample's java jobs at hand. */
    public Program daemon(Map<String, String> more) {
        return keep(Program.hourhand(
                with(
                        Map.of(
                                "DATABASE_URL",
                                databaseUrl,
                                "DAEMON_ADMIN_PORT",
                                "0",
                                "JOBS_PATH",
                                Program.HOME.resolve("quickstart/target/jobs").toString()),
                        more),
                "daemon"));
    }

    public Program daemon() {
        return daemon(Map.of());
    }

    /** A web-server that has just been started on {@code port}, whose first admin is {@link Client}'s. */
    public Program web(int port, Map<String, String> more) {
        return keep(Program.hourhand(
                with(
                        Map.of(
                                "DATABASE_URL",
                                databaseUrl,
                                "JWT_SECRET",
                                JWT_SECRET,
                                "PORT",
                                String.valueOf(port),
                                "HOST",
                                "127.0.0.1",
                                "ADMIN_EMAIL",
                                Client.EMAIL,
                                "ADMIN_PASSWORD",
                                Client.PASSWORD),
                        more),
                "web"));
    }

    /** A web-server that answers, and a client that is logged in. */
    public Client web() {
        int port = freePort();
        web(port, Map.of()).awaitLine(READY);
        return new Client(address(port)).login();
    }

    public Program keep(Program program) {
        programs.push(program);
        return program;
    }

    public static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
