package io.hourhand.schedule.text;

import java.util.Locale;

/** The five fields of a cron expression, in the order written. */
public enum CronField {
    MINUTE("minute", 0, 59, 60, ""),
    HOUR("hour", 0, 23, 24, ""),
    DAY_OF_MONTH("day-of-month", 1, 31, 31, ""),
    MONTH("month", 1, 12, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    /** 0 and 7 are both Sunday. */
    DAY_OF_WEEK("day-of-week", 0, 7, 7, "SUN MON TUE WED THU FRI SAT");

    final String title;
    final int min;
    final int max;
    /** How many different values it has, the longest step that makes sense. */
    final int size;

    /** Three letters each, a blank between. */
    private final String names;

    CronField(String title, int min, int max, int size, String names) {
        this.title = title;
        this.min = min;
        this.max = max;
        this.size = size;
        this.names = names;
    }

    /** The number of a name such as {@code mon}, or -1. */
    int named(String word) {
        int index = names.indexOf(word.toUpperCase(Locale.ROOT));
        return word.length() != 3 || index < 0 || index % 4 != 0 ? -1 : index / 4 + min;
    }

    boolean isDay() {
        return this == DAY_OF_MONTH || this == DAY_OF_WEEK;
    }

    /** For messages: what may stand here. */
    String allowed() {
        String numbers = min + " to " + max;
        return names.isEmpty()
                ? numbers
                : numbers + " or " + names.substring(0, 3) + " to " + names.substring(names.length() - 3)
                        + (max == 7 ? " (0 and 7: Sunday)" : "");
    }
}
