package io.hourhand.schedule.calendar;

/**
 * Days chosen by their name in the week. Sunday is 0, Saturday 6.
 *
 * @param every bit w is set when each weekday w matches
 * @param nth bit 7(n-1)+w is set when the n-th weekday w of the month matches, n from 1 to 5 (cron's {@code w#n})
 * @param last bit w is set when the month's last weekday w matches ({@code wL})
 */
public record DaysOfWeek(int every, long nth, int last) {

    private static final long FIVE_WEEKS = 1L | (1L << 7) | (1L << 14) | (1L << 21) | (1L << 28);

    /** Bit d is set when day d of the month matches. */
    int in(MonthShape month) {
        int first = month.firstDayOfWeek();
        int week = ((every >>> first) | (every << (7 - first))) & 0x7F;
        long days = (week * FIVE_WEEKS) << 1;
        for (long left = nth; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            days |= 1L << (month.first(bit % 7) + 7 * (bit / 7));
        }
        for (int left = last; left != 0; left &= left - 1) {
            int day = month.first(Integer.numberOfTrailingZeros(left)) + 28;
            days |= 1L << (day > month.length() ? day - 7 : day);
        }
        return (int) days & month.days();
    }
}
