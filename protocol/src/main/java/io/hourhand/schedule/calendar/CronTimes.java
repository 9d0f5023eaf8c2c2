package io.hourhand.schedule.calendar;

/** The local times of a cron expression. */
public record CronTimes(CronDays days, DayMinutes minutes, boolean followRealTime, boolean everyDay)
        implements LocalTimes {

    private static final int MINUTES_OF_DAY = 1440;

    public static CronTimes of(CronDays days, DayMinutes minutes, boolean followRealTime) {
        return new CronTimes(days, minutes, followRealTime, days.always());
    }

    @Override
    public long after(long local, long limit) {
        long minute = Math.floorDiv(local, 60L) + 1;
        long day = Math.floorDiv(minute, (long) MINUTES_OF_DAY);
        int ofDay = minutes.atOrAfter((int) (minute - day * MINUTES_OF_DAY));
        long earliest = ofDay < 0 ? day + 1 : day;
        long match = everyDay ? earliest : days.from(earliest, Math.floorDiv(limit, 86_400L));
        if (match == NEVER) {
            return NEVER;
        }
        return (match * MINUTES_OF_DAY + (match == day ? ofDay : minutes.first())) * 60;
    }
}
