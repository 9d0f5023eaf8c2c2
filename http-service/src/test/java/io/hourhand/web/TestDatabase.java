package io.hourhand.web;

import io.hourhand.embedded.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One server for all tests of this module, and a fresh schema for whoever asks. */
final class TestDatabase {

    private TestDatabase() {}

    /** The {@code DATABASE_URL} of an empty schema. */
    static String freshSchema() {
        return Server.usual().freshSchema();
    }

    /** The {@code DATABASE_URL} of a schema that is not there. */
    static String missingSchema() {
        String url = freshSchema();
        run("DROP DATABASE " + url.substring(url.lastIndexOf('/') + 1));
        return url;
    }

    static void run(String... statements) {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + Server.usual().url(""));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
