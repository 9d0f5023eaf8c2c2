package io.hourhand.daemon.speed;

/** Numbers without a table of them, for filling tables by INSERT … SELECT. */
final class Sums {

    private static final String DIGITS = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"
            + " UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
            + " UNION ALL SELECT 9)";

    private Sums() {}

    /** A table {@code n} with the column {@code n}: 0 to 9,999. */
    static String tenThousand() {
        return "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM " + DIGITS + " AS a, " + DIGITS + " AS b, "
                + DIGITS + " AS c, " + DIGITS + " AS e) AS n";
    }

    /** An id that grows with a number, in the form of the others. */
    static String id(String family, String number) {
        return "CONCAT('" + family + "-0000-7000-8000-', LPAD(LOWER(HEX(" + number + ")), 12, '0'))";
    }
}
