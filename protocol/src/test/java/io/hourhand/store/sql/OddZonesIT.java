package io.hourhand.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.embedded.Server;
import io.hourhand.store.StoreTest;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Instants are the same whatever zone a JVM believes in, on a server that is at +05:45 (the embedded one). */
@Tag("faults-row-44")
class OddZonesIT {

    private static final List<String> ZONES =
            List.of("Asia/Kolkata", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC");

    /** In New York this reading comes twice, in Berlin the next is skipped, and elsewhere it is another day. */
    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2026-03-29T01:30:00Z"),
            Instant.parse("2026-11-01T05:30:00.123456Z"),
            Instant.parse("2026-11-01T06:30:00.123456Z"),
            Instant.parse("2026-12-31T23:59:59.999999Z"));

    @ParameterizedTest
    @MethodSource("io.hourhand.embedded.Server#all")
    void anInstantComesBackAsItWentInUnderAnyZone(Server server) {
        try (Database database = Database.open(StoreTest.read(server.freshSchema()), "zones", 1)) {
            database.each(sql -> sql.update("CREATE TABLE Moment (zone VARCHAR(40), at DATETIME(6))"));
            ZONES.forEach(zone -> under(
                    zone,
                    () -> database.each(sql -> {
                        INSTANTS.forEach(at -> sql.update("INSERT INTO Moment VALUES (?, ?)", zone, at));
                        return zone;
                    })));
            for (String writer : ZONES) {
                for (String reader : ZONES) {
                    assertEquals(INSTANTS, under(reader, () -> read(database, writer)), writer + " read in " + reader);
                }
            }
            assertEquals(
                    List.of(5L),
                    database.each(sql -> sql.rows(
                            "SELECT COUNT(*) AS n FROM Moment WHERE at = '2026-03-29 01:30:00'",
                            row -> row.number("n"))));
        }
    }

    private static List<Instant> read(Database database, String zone) {
        return database.each(
                sql -> sql.rows("SELECT at FROM Moment WHERE zone = ? ORDER BY at", row -> row.instant("at"), zone));
    }

    private static <T> T under(String zone, Supplier<T> work) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            return work.get();
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
