package io.hourhand.schedule.text;

import io.hourhand.schedule.calendar.CronDays;
import io.hourhand.schedule.calendar.CronTimes;
import io.hourhand.schedule.calendar.DayMinutes;
import io.hourhand.schedule.calendar.DaysOfMonth;
import io.hourhand.schedule.calendar.DaysOfWeek;
import java.util.List;
import java.util.Map;

/** A cron expression's items as the bit sets that the calendar searches. */
record CronBits(Map<CronField, List<CronItem>> items) {

    CronTimes times() {
        CronDays days = new CronDays(
                (int) values(CronField.MONTH),
                new DaysOfMonth((int) values(CronField.DAY_OF_MONTH), fromLastDay(), nearestWeekday(), lastWeekday()),
                new DaysOfWeek((int) values(CronField.DAY_OF_WEEK), nthDayOfWeek(), lastDayOfWeek()),
                first(CronField.DAY_OF_MONTH) || first(CronField.DAY_OF_WEEK));
        DayMinutes minutes = new DayMinutes(values(CronField.MINUTE), (int) values(CronField.HOUR));
        return CronTimes.of(days, minutes, any(CronField.MINUTE) || any(CronField.HOUR));
    }

    /** Bit v is set when value v is named plainly; Sunday is 0. */
    long values(CronField field) {
        long bits = 0;
        for (CronItem item : of(field)) {
            bits |= switch (item) {
                case CronItem.All(int step) -> span(field, field.min, field.min + field.size - 1, step);
                case CronItem.Span(int from, int to, int step) -> span(field, from, to, step);
                case CronItem.FromLastDay last -> 0;
                case CronItem.NearestWeekday near -> 0;
                case CronItem.LastWeekday last -> 0;
                case CronItem.NthDayOfWeek nth -> 0;
                case CronItem.LastDayOfWeek last -> 0;
            };
        }
        return bits;
    }

    private static long span(CronField field, int from, int to, int step) {
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << (field == CronField.DAY_OF_WEEK ? value % 7 : value);
        }
        return bits;
    }

    int fromLastDay() {
        int bits = 0;
        for (CronItem item : of(CronField.DAY_OF_MONTH)) {
            bits |= item instanceof CronItem.FromLastDay(int days) ? 1 << days : 0;
        }
        return bits;
    }

    int nearestWeekday() {
        int bits = 0;
        for (CronItem item : of(CronField.DAY_OF_MONTH)) {
            bits |= item instanceof CronItem.NearestWeekday(int day) ? 1 << day : 0;
        }
        return bits;
    }

    boolean lastWeekday() {
        return of(CronField.DAY_OF_MONTH).contains(new CronItem.LastWeekday());
    }

    long nthDayOfWeek() {
        long bits = 0;
        for (CronItem item : of(CronField.DAY_OF_WEEK)) {
            bits |= item instanceof CronItem.NthDayOfWeek(int day, int nth) ? 1L << (7 * (nth - 1) + day) : 0;
        }
        return bits;
    }

    int lastDayOfWeek() {
        int bits = 0;
        for (CronItem item : of(CronField.DAY_OF_WEEK)) {
            bits |= item instanceof CronItem.LastDayOfWeek(int day) ? 1 << day : 0;
        }
        return bits;
    }

    /** Whether the field begins with {@code *}. */
    boolean first(CronField field) {
        return of(field).getFirst() instanceof CronItem.All;
    }

    /** Whether {@code *} stands anywhere in the field. */
    boolean any(CronField field) {
        return of(field).stream().anyMatch(CronItem.All.class::isInstance);
    }

    private List<CronItem> of(CronField field) {
        return items.getOrDefault(field, List.of());
    }
}
