package io.hourhand.schedule.text;

/** One item of the list that a cron field is. */
public sealed interface CronItem {

    /** {@code *} or {@code *}{@code /step}, or {@code ?}. */
    record All(int step) implements CronItem {}

    /** A value ({@code from == to}), a range, or either with a step; {@code from <= to}. */
    record Span(int from, int to, int step) implements CronItem {}

    /** {@code L} (0), {@code L-3}: days before the last of the month. */
    record FromLastDay(int days) implements CronItem {}

    /** {@code 15W}: the Monday to Friday nearest to a day, in the same month. */
    record NearestWeekday(int day) implements CronItem {}

    /** {@code LW}: the last Monday to Friday of the month. */
    record LastWeekday() implements CronItem {}

    /** {@code FRI#2}: the n-th of a weekday, Sunday 0 to Saturday 6. */
    record NthDayOfWeek(int dayOfWeek, int nth) implements CronItem {}

    /** {@code FRIL}: the last of a weekday, Sunday 0 to Saturday 6. */
    record LastDayOfWeek(int dayOfWeek) implements CronItem {}
}
