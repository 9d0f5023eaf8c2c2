package io.hourhand.schedule.calendar;

/**
 * The matching minutes of a day.
 *
 * @param minutes bit m is set when minute m of an hour matches, 0 to 59; at least one is
 * @param hours bit h is set when hour h matches, 0 to 23; at least one is
 */
public record DayMinutes(long minutes, int hours) {

    /** The first match at or after a minute of the day (0 to 1439), or -1 when the rest of the day has none. */
    int atOrAfter(int minuteOfDay) {
        int hour = minuteOfDay / 60;
        int later = hours >>> hour;
        if ((later & 1) != 0) {
            long left = minutes >>> (minuteOfDay % 60);
            if (left != 0) {
                return minuteOfDay + Long.numberOfTrailingZeros(left);
            }
        }
        int next = later & -2;
        return next == 0 ? -1 : (hour + Integer.numberOfTrailingZeros(next)) * 60 + firstMinute();
    }

    int first() {
        return Integer.numberOfTrailingZeros(hours) * 60 + firstMinute();
    }

    private int firstMinute() {
        return Long.numberOfTrailingZeros(minutes);
    }
}
