package io.hourhand.schedule;

import io.hourhand.schedule.calendar.CronDays;
import io.hourhand.schedule.calendar.CronTimes;
import io.hourhand.schedule.calendar.DayMinutes;
import io.hourhand.schedule.calendar.DaysOfMonth;
import io.hourhand.schedule.calendar.DaysOfWeek;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression of five fields that fires at least once in 400 years. Two are equal when written alike.
 *
 * <p>Days follow Vixie cron: with day-of-month and day-of-week both restricted either is enough; where one of them
 * begins with {@code *} both must match.
 */
public final class CronExpression {

    private final String text;
    private final Map<CronField, List<CronItem>> items;
    private final CronTimes times;

    private CronExpression(String text, Map<CronField, List<CronItem>> items) {
        this.text = text;
        this.items = items;
        this.times = timesOf(items);
    }

    /** Reads an expression; the message of a refusal names the field and the character, counted from 1. */
    public static Parsed<CronExpression> parse(String text) {
        return CronParser.parse(text)
                .map(items -> new CronExpression(text, items))
                .flatMap(cron -> cron.times.days().ever()
                        ? Parsed.valid(cron)
                        : Parsed.invalid("day-of-month, month and day-of-week: no day of any year matches what "
                                + Quoted.text(text) + " asks for, so it would never fire"));
    }

    Map<CronField, List<CronItem>> items() {
        return items;
    }

    CronTimes times() {
        return times;
    }

    private static CronTimes timesOf(Map<CronField, List<CronItem>> items) {
        CronBits bits = new CronBits(items);
        CronDays days = new CronDays(
                (int) bits.values(CronField.MONTH),
                new DaysOfMonth(
                        (int) bits.values(CronField.DAY_OF_MONTH),
                        bits.fromLastDay(),
                        bits.nearestWeekday(),
                        bits.lastWeekday()),
                new DaysOfWeek((int) bits.values(CronField.DAY_OF_WEEK), bits.nthDayOfWeek(), bits.lastDayOfWeek()),
                bits.first(CronField.DAY_OF_MONTH) || bits.first(CronField.DAY_OF_WEEK));
        DayMinutes minutes = new DayMinutes(bits.values(CronField.MINUTE), (int) bits.values(CronField.HOUR));
        return CronTimes.of(days, minutes, bits.any(CronField.MINUTE) || bits.any(CronField.HOUR));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronExpression cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
