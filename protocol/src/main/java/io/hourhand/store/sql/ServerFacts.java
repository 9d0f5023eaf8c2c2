package io.hourhand.store.sql;

import java.time.Duration;
import java.time.Instant;

/**
 * What the database's server says of itself.
 *
 * @param now its clock
 * @param readOnly whether it refuses changes
 * @param took how long the answer took
 */
public record ServerFacts(String version, Instant now, boolean readOnly, Duration took) {

    private static final String ASKED =
            "SELECT VERSION() AS version, UTC_TIMESTAMP(6) AS now, @@global.read_only AS readOnly";

    public static ServerFacts of(Database database) {
        long start = System.nanoTime();
        return database.each(sql -> sql.row(
                        ASKED,
                        row -> new ServerFacts(
                                row.text("version"),
                                row.instant("now"),
                                readOnly(row.text("readOnly")),
                                Duration.ofNanos(System.nanoTime() - start))))
                .orElseThrow();
    }

    /** MariaDB and MySQL have a number, some builds of MariaDB a word. */
    private static boolean readOnly(String value) {
        return !value.equals("0") && !value.equalsIgnoreCase("OFF");
    }
}
