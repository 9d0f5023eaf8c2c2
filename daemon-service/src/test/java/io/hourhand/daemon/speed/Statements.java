package io.hourhand.daemon.speed;

/** What was asked of a schema, by the server's own count; MySQL keeps one, MariaDB only where it is switched on. */
final class Statements {

    private static final String OF_THE_SCHEMA =
            " FROM performance_schema.events_statements_summary_by_digest WHERE SCHEMA_NAME = DATABASE()";

    private Statements() {}

    static long count(Ground ground, String like) {
        return Long.parseLong(ground.text(
                "SELECT COALESCE(SUM(COUNT_STAR), 0) AS x" + OF_THE_SCHEMA + " AND DIGEST_TEXT LIKE ?", like));
    }

    /** The statements that came most often, and how many of each kind one run took. */
    @SuppressWarnings("SystemOut")
    static void print(Ground ground, int runs) {
        ground.database()
                .each(sql -> sql.rows(
                        "SELECT LEFT(DIGEST_TEXT, 100) AS asked, COUNT_STAR / ? AS often,"
                                + " AVG_TIMER_WAIT / 1000000000 AS took" + OF_THE_SCHEMA
                                + " AND COUNT_STAR >= ? ORDER BY COUNT_STAR DESC LIMIT 40",
                        row -> String.format(
                                "%6.2f a run, %6.2f ms  %s",
                                row.decimal("often"), row.decimal("took"), row.text("asked")),
                        (double) runs,
                        runs / 2))
                .forEach(System.out::println);
    }
}
