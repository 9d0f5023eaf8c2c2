package io.hourhand.quickstart.system;

import io.hourhand.embedded.EmbeddedDatabase;
import io.hourhand.embedded.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** An empty schema of its own for one test, on one of the two servers. */
public final class Schema implements AutoCloseable {

    private static final String MYSQL = Server.MYSQL_URL;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String server;
    private final String name;

    private Schema(String server, String name) {
        this.server = server;
        this.name = name;
    }

    private Schema(String server) {
        this(server, "hourhand_system_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet());
        execute(connect(""), "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
    }

    public static Schema onMariaDb() {
        return new Schema(MariaDb.URL);
    }

    /** For a test to which one server is enough: on MariaDB, or on the other where the environment says so. */
    public static Schema usual() {
        return isMySqlUsual() ? onMySql() : onMariaDb();
    }

    public static boolean isMySqlUsual() {
        return "mysql".equals(System.getenv(Server.USUAL));
    }

    /** On a server of the test's own, by its {@code DATABASE_URL} that ends with a slash. */
    public static Schema on(String server) {
        return new Schema(server);
    }

    public static boolean isMySqlAtHand() {
        return System.getenv(MYSQL) != null;
    }

    /** On the MySQL server that the environment names; without one the test is skipped. */
    public static Schema onMySql() {
        @Nullable String url = System.getenv(MYSQL);
        Assumptions.assumeTrue(url != null, MYSQL + " is not set: no test on a real MySQL");
        return new Schema(url + "/");
    }

    /** As {@code DATABASE_URL}. */
    public String url() {
        return server + name;
    }

    /** The same by way of another port of this machine. */
    public String urlAt(int port) {
        return url().replaceFirst(":\\d+/", ":" + port + "/");
    }

    public int port() {
        return Integer.parseInt(url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    public Connection connect() {
        return connect(name);
    }

    /** One statement that answers nothing. */
    public void run(String statement) {
        execute(connect(), statement);
    }

    /** Each row as its columns joined by {@code |}. */
    public List<String> rows(String query) {
        try (Connection connection = connect()) {
            return rows(connection, query);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The same over a connection that is there already. */
    public static List<String> rows(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    @Override
    public void close() {
        execute(connect(""), "DROP DATABASE " + name);
    }

    private Connection connect(String schema) {
        try {
            return DriverManager.getConnection("jdbc:" + server + schema
                    + "?allowPublicKeyRetrieval=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true");
        } catch (SQLException e) {
            throw new AssertionError("no connection to " + schema, e);
        }
    }

    private static void execute(Connection connection, String sql) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** One server for all tests of this JVM; it ends with it. */
    private static final class MariaDb {

        static final String URL = start().url("");

        private static EmbeddedDatabase start() {
            try {
                Path directory = Files.createDirectories(Path.of("target", "mariadb"));
                return EmbeddedDatabase.start(Files.createTempDirectory(directory, "system"), "system");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
