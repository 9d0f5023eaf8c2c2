package io.hourhand.web;

import io.hourhand.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One MariaDB for all tests of this module, and a fresh schema for whoever asks. */
final class TestDatabase {

    private static final EmbeddedDatabase SERVER = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestDatabase() {}

    /** The {@code DATABASE_URL} of an empty schema. */
    static String freshSchema() {
        String name = "web_" + SCHEMAS.incrementAndGet();
        run("DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
        return SERVER.url(name);
    }

    /** The {@code DATABASE_URL} of a schema that is not there. */
    static String missingSchema() {
        String name = "web_" + SCHEMAS.incrementAndGet();
        run("DROP DATABASE IF EXISTS " + name);
        return SERVER.url(name);
    }

    static void run(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + SERVER.url(""));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedDatabase start() {
        EmbeddedDatabase server = EmbeddedDatabase.start(Path.of("target", "embedded-database"), "test");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }
}
