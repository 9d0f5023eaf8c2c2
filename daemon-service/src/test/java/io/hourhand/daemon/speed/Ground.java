package io.hourhand.daemon.speed;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.util.function.Function;

/** A migrated schema to measure on, gone afterwards: on the MySQL that the environment names, else the embedded one. */
final class Ground implements AutoCloseable {

    private final Server server = Server.mysql().orElseGet(Server::embedded);
    private final String address = server.freshSchema();
    private final DatabaseUrl url = read(address);
    private final Database database = Database.open(url, "speed", 4);

    private static DatabaseUrl read(String text) {
        return switch (DatabaseUrl.parse(text)) {
            case Parsed.Valid<DatabaseUrl>(DatabaseUrl valid) -> valid;
            case Parsed.Invalid<DatabaseUrl>(String message) -> throw new IllegalArgumentException(message);
        };
    }

    Ground() {
        new Migrations(database).apply();
        System.out.println("On " + server + " " + text("SELECT VERSION() AS x"));
    }

    /** As {@code DATABASE_URL}. */
    String address() {
        return address;
    }

    DatabaseUrl url() {
        return url;
    }

    Database database() {
        return database;
    }

    int run(String statement, Object... values) {
        return database.each(sql -> sql.update(statement, values));
    }

    /** The column {@code x} of the first row. */
    String text(String query, Object... values) {
        return database.each(sql -> sql.row(query, row -> row.text("x"), values))
                .orElse("");
    }

    <T> T ask(Function<Database, T> question) {
        return question.apply(database);
    }

    @Override
    public void close() {
        run("DROP DATABASE " + url.schema());
        database.close();
    }
}
