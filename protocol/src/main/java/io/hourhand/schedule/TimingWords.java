package io.hourhand.schedule;

/** A timing in English. Shown beside concrete next times, never instead of them. */
public final class TimingWords {

    private TimingWords() {}

    /** A description that leaves nothing out: timings that fire differently read differently. */
    public static String describe(Timing timing) {
        return switch (timing) {
            case Timing.Cron(CronExpression cron) -> cron.words();
            case Timing.Every(Interval.Days(int days)) -> days(days);
            case Timing.Every(Interval.Seconds(int seconds)) ->
                "every " + length(seconds) + ", counted from 1970-01-01 00:00 UTC";
            case Timing.Once(var at) -> "once, at " + at;
        };
    }

    /** 1970-01-01, from which days are counted, was a Thursday. */
    private static String days(int days) {
        if (days == 1) {
            return "every day at 00:00";
        }
        return "every " + days + " days at 00:00, counted from 1970-01-01"
                + (days % 7 == 0 ? ", always a Thursday" : "");
    }

    private static String length(int seconds) {
        String words = unit(seconds / 3600, "hour") + unit(seconds / 60 % 60, "minute") + unit(seconds % 60, "second");
        return words.strip().replaceFirst("^1 (hour|minute|second)$", "$1");
    }

    private static String unit(int count, String name) {
        return count == 0 ? "" : count + " " + name + (count == 1 ? " " : "s ");
    }
}
