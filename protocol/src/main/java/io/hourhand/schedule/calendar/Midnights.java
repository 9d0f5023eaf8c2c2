package io.hourhand.schedule.calendar;

/**
 * 00:00 of each n-th day, counted from 1970-01-01, so that it never matters when one began to count.
 *
 * @param everyDays n, 1 or more
 */
public record Midnights(int everyDays) implements LocalTimes {

    private static final long DAY = 86_400;

    @Override
    public long after(long local, long limit) {
        return (Math.floorDiv(local, DAY * everyDays) + 1) * everyDays * DAY;
    }

    @Override
    public boolean followRealTime() {
        return false;
    }
}
