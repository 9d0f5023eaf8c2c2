package io.hourhand.schedule.calendar;

/**
 * Days chosen by their number in the month.
 *
 * @param numbers bit d is set when day d matches, 1 to 31
 * @param fromLast bit k is set when the day k days before the month's last matches (cron's {@code L} and {@code L-k})
 * @param nearestWeekday bit d is set when the Monday to Friday nearest to day d matches, within the month ({@code dW});
 *     a month without a day d has none
 * @param lastWeekday whether the month's last Monday to Friday matches ({@code LW})
 */
public record DaysOfMonth(int numbers, int fromLast, int nearestWeekday, boolean lastWeekday) {

    /** Bit d is set when day d of the month matches. */
    int in(MonthShape month) {
        int days = numbers;
        for (int left = fromLast; left != 0; left &= left - 1) {
            int day = month.length() - Integer.numberOfTrailingZeros(left);
            days |= day < 1 ? 0 : 1 << day;
        }
        for (int left = nearestWeekday; left != 0; left &= left - 1) {
            int day = Integer.numberOfTrailingZeros(left);
            days |= day > month.length() ? 0 : 1 << nearest(day, month);
        }
        if (lastWeekday) {
            days |= 1 << nearest(month.length(), month);
        }
        return days & month.days();
    }

    private static int nearest(int day, MonthShape month) {
        return switch (month.dayOfWeek(day)) {
            case 0 -> day < month.length() ? day + 1 : day - 2;
            case 6 -> day > 1 ? day - 1 : day + 2;
            default -> day;
        };
    }
}
