package io.hourhand.schedule.calendar;

import java.time.LocalDate;

/**
 * A month as a calendar on the wall shows it.
 *
 * @param length its days, 28 to 31
 * @param firstDayOfWeek the weekday of its first day, Sunday 0 to Saturday 6
 */
record MonthShape(int length, int firstDayOfWeek) {

    static MonthShape of(LocalDate anyDay) {
        long first = anyDay.toEpochDay() - anyDay.getDayOfMonth() + 1;
        return new MonthShape(anyDay.lengthOfMonth(), (int) Math.floorMod(first + 4, 7L)); // 1970-01-01 was a Thursday
    }

    /** Bits 1 to {@link #length}. */
    int days() {
        return (int) ((2L << length) - 2);
    }

    int dayOfWeek(int day) {
        return (firstDayOfWeek + day - 1) % 7;
    }

    /** The first day of the month, 1 to 7, that is this weekday. */
    int first(int dayOfWeek) {
        return 1 + (dayOfWeek - firstDayOfWeek + 7) % 7;
    }
}
