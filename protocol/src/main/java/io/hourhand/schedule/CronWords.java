package io.hourhand.schedule;

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

    private final CronExpression cron;
    private final CronBits bits;

    private CronWords(CronExpression cron) {
        this.cron = cron;
        this.bits = new CronBits(cron.items());
    }

    static String describe(CronExpression cron) {
        CronWords words = new CronWords(cron);
        return words.times() + words.days() + words.months() + words.realTime();
    }

    private String times() {
        long minutes = bits.values(CronField.MINUTE);
        long hours = bits.values(CronField.HOUR);
        if (Long.bitCount(minutes) * Long.bitCount(hours) <= MOST_TIMES) {
            List<String> clock = new ArrayList<>();
            for (int hour : values(hours)) {
                for (int minute : values(minutes)) {
                    clock.add(two(hour) + ":" + two(minute));
                }
            }
            return "at " + joined(clock, "and");
        }
        String ofMinutes = minutes == (1L << 60) - 1
                ? "every minute"
                : "at minute" + (Long.bitCount(minutes) == 1 ? " " : "s ") + ranges(minutes, Integer::toString);
        String ofHours = hours == (1L << 24) - 1
                ? (ofMinutes.equals("every minute") ? "" : " of every hour")
                : " of hour" + (Long.bitCount(hours) == 1 ? " " : "s ") + ranges(hours, CronWords::two);
        return ofMinutes + ofHours;
    }

    private String days() {
        boolean anyNumber = bits.values(CronField.DAY_OF_MONTH) == 0xFFFF_FFFEL;
        boolean anyName = bits.values(CronField.DAY_OF_WEEK) == 0x7F;
        boolean both = cron.times().days().both();
        if (both ? anyNumber && anyName : anyNumber || anyName) {
            return ", every day";
        }
        if (anyName) {
            return ", on " + numbers();
        }
        if (anyNumber) {
            return ", on " + names("every ");
        }
        return both
                ? ", on days that are both " + numbers() + " and " + names("a ")
                : ", on " + numbers() + ", and also on " + names("every ");
    }

    private String numbers() {
        List<String> parts = new ArrayList<>();
        long plain = bits.values(CronField.DAY_OF_MONTH);
        if (plain != 0) {
            parts.add("day" + (Long.bitCount(plain) == 1 ? " " : "s ") + ranges(plain, Integer::toString));
        }
        for (int k : values(bits.fromLastDay())) {
            parts.add(k == 0 ? "the last day" : "the day " + k + " before the last");
        }
        for (int day : values(bits.nearestWeekday())) {
            parts.add("the Monday to Friday nearest to day " + day);
        }
        if (bits.lastWeekday()) {
            parts.add("the last Monday to Friday");
        }
        return joined(parts, "or") + " of the month";
    }

    private String names(String article) {
        List<String> parts = new ArrayList<>();
        for (int day : values(bits.values(CronField.DAY_OF_WEEK))) {
            parts.add(article + dayName(day));
        }
        for (int bit : values(bits.nthDayOfWeek())) {
            parts.add("the "
                    + List.of("first", "second", "third", "fourth", "fifth").get(bit / 7) + " " + dayName(bit % 7)
                    + " of the month");
        }
        for (int day : values(bits.lastDayOfWeek())) {
            parts.add("the last " + dayName(day) + " of the month");
        }
        return joined(parts, "or");
    }

    private String months() {
        long months = bits.values(CronField.MONTH);
        return Long.bitCount(months) == 12 ? "" : ", in " + ranges(months, CronWords::monthName);
    }

    /** Two expressions with the same times differ in how they take clock changes. */
    private String realTime() {
        return cron.times().followRealTime() ? "" : " (fixed times)";
    }

    private static String ranges(long bits, IntFunction<String> name) {
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
        return joined(parts, "and");
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
