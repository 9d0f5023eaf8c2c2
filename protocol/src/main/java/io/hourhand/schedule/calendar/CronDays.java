package io.hourhand.schedule.calendar;

import java.time.LocalDate;

/**
 * The matching days of a cron expression.
 *
 * @param months bit m is set when month m matches, 1 to 12
 * @param both whether a day must match both by number and by weekday; otherwise either is enough. Vixie cron wants both
 *     where one of the two fields begins with {@code *}.
 */
public record CronDays(int months, DaysOfMonth ofMonth, DaysOfWeek ofWeek, boolean both) {

    private static final int ALL_MONTHS = 0b1_1111_1111_1110;
    /** After so many years the calendar repeats, weekdays included. */
    private static final int CYCLE = 400;

    /** Whether each day matches, so that no calendar need be asked. */
    boolean always() {
        boolean allOfMonth = ofMonth.numbers() == -2;
        boolean allOfWeek = ofWeek.every() == 0x7F;
        return months == ALL_MONTHS && (both ? allOfMonth && allOfWeek : allOfMonth || allOfWeek);
    }

    /** Whether any day at all matches: {@code 30 2 30 2 *} has none. */
    public boolean ever() {
        return from(0, LocalDate.ofYearDay(1970 + CYCLE, 1).toEpochDay()) != LocalTimes.NEVER;
    }

    /** The first match at or after a day (days since 1970-01-01), or NEVER when the search passes the limit. */
    long from(long epochDay, long limit) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        while (date.toEpochDay() <= limit) {
            int left = in(date) >>> date.getDayOfMonth();
            if (left != 0) {
                return date.toEpochDay() + Integer.numberOfTrailingZeros(left);
            }
            date = firstOfNextMonth(date);
        }
        return LocalTimes.NEVER;
    }

    private LocalDate firstOfNextMonth(LocalDate date) {
        int later = months >>> (date.getMonthValue() + 1);
        return later == 0
                ? LocalDate.of(date.getYear() + 1, Integer.numberOfTrailingZeros(months), 1)
                : LocalDate.of(date.getYear(), date.getMonthValue() + 1 + Integer.numberOfTrailingZeros(later), 1);
    }

    private int in(LocalDate date) {
        if (((months >>> date.getMonthValue()) & 1) == 0) {
            return 0;
        }
        MonthShape month = MonthShape.of(date);
        int byNumber = ofMonth.in(month);
        int byName = ofWeek.in(month);
        return both ? (byNumber & byName) : (byNumber | byName);
    }
}
