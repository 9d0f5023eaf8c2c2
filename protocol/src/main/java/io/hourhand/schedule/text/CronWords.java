package io.hourhand.schedule.text;

import io.hourhand.schedule.calendar.CronTimes;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** A cron expression in English. Values are listed, not summed up: "every 7 minutes" would be false for {@code *}{@code /7}. */
final class CronWords {

    private static final int MOST_TIMES = 6;

    private final CronBits bits;
    private final CronTimes times;

    CronWords(CronBits bits) {
        this.bits = bits;
        this.times = bits.times();
    }

    String describe() {
        return times() + days() + months();
    }

    /** Fixed times are told as times of the day; what follows real time may come twice or not at all on a day. */
    private String times() {
        long minutes = bits.values(CronField.MINUTE);
        long hours = bits.values(CronField.HOUR);
        boolean realTime = times.followRealTime();
        if (!realTime && Long.bitCount(minutes) * Long.bitCount(hours) <= MOST_TIMES) {
            return "at " + joined(clock(hours, minutes), "and");
        }
        boolean everyMinute = realTime && minutes == (1L << 60) - 1;
        boolean everyHour = realTime && hours == (1L << 24) - 1;
        String ofMinutes = everyMinute ? "every minute" : "at " + counted("minute", minutes, Integer::toString, "and");
        if (everyHour) {
            return everyMinute ? ofMinutes : ofMinutes + " of every hour";
        }
        return ofMinutes + " of " + counted("hour", hours, CronWords::two, "and");
    }

    private static List<String> clock(long hours, long minutes) {
        List<String> clock = new ArrayList<>();
        for (int hour : values(hours)) {
            for (int minute : values(minutes)) {
                clock.add(two(hour) + ":" + two(minute));
            }
        }
        return clock;
    }

    private String days() {
        boolean anyNumber = bits.values(CronField.DAY_OF_MONTH) == 0xFFFF_FFFEL;
        boolean anyName = bits.values(CronField.DAY_OF_WEEK) == 0x7F;
        boolean both = times.days().both();
        if (both ? anyNumber && anyName : anyNumber || anyName) {
            return times.followRealTime() ? "" : " every day";
        }
        if (!both) {
            return ", on " + numbers("and") + ", and also on " + names("every ");
        }
        if (anyName) {
            return ", on " + numbers("and");
        }
        return anyNumber ? ", on " + names("every ") : ", on " + names("each ") + " that falls on " + numbers("or");
    }

    private String numbers(String last) {
        List<String> parts = new ArrayList<>();
        long plain = bits.values(CronField.DAY_OF_MONTH);
        if (plain != 0) {
            parts.add(counted("day", plain, Integer::toString, last));
        }
        for (int k : values(bits.fromLastDay())) {
            parts.add(k == 0 ? "the last day" : "the day that is " + k + " before the last");
        }
        for (int day : values(bits.nearestWeekday())) {
            parts.add("the Monday to Friday nearest to day " + day + (day > 28 ? " if there is one" : ""));
        }
        if (bits.lastWeekday()) {
            parts.add("the last Monday to Friday");
        }
        return joined(parts, last) + " of the month";
    }

    private String names(String article) {
        List<String> parts = new ArrayList<>();
        for (String days : runs(bits.values(CronField.DAY_OF_WEEK), CronWords::dayName)) {
            parts.add(article + (days.contains(" to ") ? "day from " : "") + days);
        }
        for (int bit : values(bits.nthDayOfWeek())) {
            parts.add("the "
                    + List.of("first", "second", "third", "fourth", "fifth").get(bit / 7) + " " + dayName(bit % 7)
                    + " of the month");
        }
        for (int day : values(bits.lastDayOfWeek())) {
            parts.add("the last " + dayName(day) + " of the month");
        }
        return joined(parts, "and");
    }

    private String months() {
        long months = bits.values(CronField.MONTH);
        return Long.bitCount(months) == 12 ? "" : ", in " + ranges(months, CronWords::monthName, "and");
    }

    private static String counted(String noun, long bits, IntFunction<String> name, String last) {
        boolean plural = Long.bitCount(bits) > 1 && last.equals("and");
        return noun + (plural ? "s " : " ") + ranges(bits, name, last);
    }

    private static String ranges(long bits, IntFunction<String> name, String last) {
        return joined(runs(bits, name), last);
    }

    /** Three neighbours or more are told as a run. */
    private static List<String> runs(long bits, IntFunction<String> name) {
        List<String> parts = new ArrayList<>();
        List<Integer> values = values(bits);
        for (int i = 0; i < values.size(); ) {
            int end = i;
            while (end + 1 < values.size() && values.get(end + 1) == values.get(end) + 1) {
                end++;
            }
            if (end - i >= 2) {
                parts.add(name.apply(values.get(i)) + " to " + name.apply(values.get(end)));
                i = end + 1;
            } else {
                parts.add(name.apply(values.get(i)));
                i++;
            }
        }
        return parts;
    }

    private static List<Integer> values(long bits) {
        List<Integer> values = new ArrayList<>();
        for (long left = bits; left != 0; left &= left - 1) {
            values.add(Long.numberOfTrailingZeros(left));
        }
        return values;
    }

    private static String joined(List<String> parts, String last) {
        return parts.size() == 1
                ? parts.getFirst()
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " " + last + " " + parts.getLast();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String dayName(int day) {
        return DayOfWeek.of(day == 0 ? 7 : day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String monthName(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
