package io.hourhand.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A running MariaDB server on a free loopback port, with grants on, one user with a password who may do
 * everything, and utf8mb4 throughout.
 *
 * <p>Its files outlive it: started again on the same directory, it serves the same data.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String USER = "hourhand";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Process server;
    private final Path log;
    private final int port;
    private final String password;

    private EmbeddedDatabase(Process server, Path log, int port, String password) {
        this.server = server;
        this.log = log;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a server whose files live below {@code directory}, and waits until it answers (some seconds at the first
     * start). It ends with this JVM, if not by {@link #close()} before.
     *
     * @param password what its one user logs in with; letters and digits only
     * @throws IllegalStateException if the server does not come up; its own words are in the message
     */
    public static EmbeddedDatabase start(Path directory, String password) {
        EmbeddedDatabase database = startForOwner(directory, password, process -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-embedded-database"));
        return database;
    }

    /**
     * The same for a caller that has to stop it after others, and does so on every way out of the JVM.
     *
     * @param owner is told of the server's process as soon as there is one
     */
    public static EmbeddedDatabase startForOwner(Path directory, String password, Consumer<Process> owner) {
        if (!password.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("the embedded database's password takes letters and digits only");
        }
        try {
            Path home = Files.createDirectories(directory.toAbsolutePath());
            Installation installation = Installation.in(home);
            int port = freePort();
            Path log = home.resolve("server.log");
            Process process = installation
                    .server(List.of(
                            "--port=" + port,
                            "--bind-address=127.0.0.1",
                            "--socket=" + socket(port),
                            "--skip-name-resolve",
                            // On loopback nobody listens in, and making a key takes seconds of each start.
                            "--skip-ssl",
                            "--max-allowed-packet=64M",
                            "--character-set-server=utf8mb4",
                            "--init-file=" + createUser(home, password),
                            // The server's own zone must never matter: an odd one shows at once where it does.
                            "--default-time-zone=+05:45"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            owner.accept(process);
            EmbeddedDatabase database = new EmbeddedDatabase(process, log, port, password);
            database.awaitGreeting();
            return database;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The embedded MariaDB did not start in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Where {@code schema} is found, as a {@code DATABASE_URL}. */
    public String url(String schema) {
        return "mysql://" + USER + ":" + password + "@127.0.0.1:" + port + "/" + schema;
    }

    /** Stops the server and waits until its process is gone; without effect when it is. */
    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** It takes connections before it is ready, but greets only then. */
    private void awaitGreeting() throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (!greets()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException(Installation.lastWords(log));
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private boolean greets() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(500);
            InputStream in = socket.getInputStream();
            return in.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The server itself creates the user when it starts, so no client and no root login is needed. */
    private static Path createUser(Path home, String password) throws IOException {
        String user = "'" + USER + "'@'127.0.0.1'";
        return Files.writeString(
                Private.file(home.resolve("init.sql")),
                String.join(
                        "\n",
                        "CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY '" + password + "';",
                        "ALTER USER " + user + " IDENTIFIED BY '" + password + "';",
                        "GRANT ALL PRIVILEGES ON *.* TO " + user + " WITH GRANT OPTION;",
                        ""));
    }

    /** Not below the data directory: a socket's path may have no more than 107 characters. */
    private static Path socket(int port) {
        return Path.of(System.getProperty("java.io.tmpdir"), "hourhand-" + port + ".sock");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
