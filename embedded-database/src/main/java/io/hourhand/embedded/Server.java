package io.hourhand.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A database server that tests run on, with an empty schema for each that asks: the embedded MariaDB, one for a JVM, and
 * the real MySQL that {@value #MYSQL_URL} names (a DATABASE_URL whose user may create schemas), where it does.
 */
public final class Server {

    /** The environment variable that names a MySQL server. */
    public static final String MYSQL_URL = "HOURHAND_TEST_MYSQL_URL";

    /** The environment variable that says on which server those tests run that need only one. */
    public static final String USUAL = "HOURHAND_TEST_ON";

    private final String name;
    private final String base;

    private Server(String name, String base) {
        this.name = name;
        this.base = base;
    }

    /** All servers at hand: for a test that must hold on each. */
    public static Stream<Server> all() {
        return Stream.concat(Stream.of(embedded()), mysql().stream());
    }

    /**
     * For a test to which one server is enough: the embedded MariaDB, or the real MySQL where {@value #USUAL} is
     * {@code mysql}, so that the whole suite can be seen to pass on it.
     */
    public static Server usual() {
        return "mysql".equals(System.getenv(USUAL))
                ? mysql().orElseThrow(
                                () -> new IllegalStateException(USUAL + " is mysql, and no " + MYSQL_URL + " is set"))
                : embedded();
    }

    public static Server embedded() {
        return Embedded.SERVER;
    }

    /** The real MySQL, where one is named. */
    public static Optional<Server> mysql() {
        return Optional.ofNullable(System.getenv(MYSQL_URL))
                .filter(url -> !url.isBlank())
                .map(url -> new Server("MySQL", url.replaceAll("([^/])/[^/]*$", "$1")));
    }

    /** The DATABASE_URL of a schema that nobody else uses and that is empty. */
    public String freshSchema() {
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        String address = base.replaceFirst("^.*@", "jdbc:mysql://");
        String[] login =
                base.replaceFirst("^mysql://", "").replaceFirst("@.*$", "").split(":", 2);
        try (Connection connection =
                        DriverManager.getConnection(address + "/", login[0], login.length == 2 ? login[1] : "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException("No fresh schema on " + name, e);
        }
        return url(schema);
    }

    /** Where a schema is found, or none if it is empty, as a DATABASE_URL. */
    public String url(String schema) {
        return base + "/" + schema;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Started when the first test asks for it, gone with the JVM. */
    private static final class Embedded {

        private static final Server SERVER = start();

        private Embedded() {}

        private static Server start() {
            try {
                Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "mariadb-");
                String url = EmbeddedDatabase.start(directory, "tests").url("");
                return new Server("embedded MariaDB", url.substring(0, url.length() - 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
