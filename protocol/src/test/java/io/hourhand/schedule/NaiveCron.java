package io.hourhand.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Asks of one date or minute whether an expression matches it. Shares no code with the engine; slow on purpose. */
final class NaiveCron {

    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final List<String> MONTHS =
            List.of("-", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private final String[] fields;

    NaiveCron(String expression) {
        fields = expression.toUpperCase(Locale.ROOT).strip().split("\\s+", -1);
    }

    boolean hasStarInTime() {
        return fields[0].contains("*") || fields[1].contains("*");
    }

    boolean matchesMinute(int minute) {
        return any(fields[0], item -> plain(item, 0, 59, List.of(), v -> v == minute));
    }

    boolean matchesHour(int hour) {
        return any(fields[1], item -> plain(item, 0, 23, List.of(), v -> v == hour));
    }

    boolean matchesDate(LocalDate date) {
        boolean month = any(fields[3], item -> plain(item, 1, 12, MONTHS, v -> v == date.getMonthValue()));
        boolean number = any(fields[2], item -> dayOfMonth(item, date));
        boolean name = any(fields[4], item -> dayOfWeek(item, date));
        boolean star = fields[2].startsWith("*")
                || fields[4].startsWith("*")
                || fields[2].startsWith("?")
                || fields[4].startsWith("?");
        return month && (star ? number && name : number || name);
    }

    private static boolean any(String field, java.util.function.Predicate<String> item) {
        return Arrays.stream(field.split(",", -1)).anyMatch(item);
    }

    private static boolean dayOfMonth(String item, LocalDate date) {
        int last = date.lengthOfMonth();
        if (item.equals("LW")) {
            return date.equals(nearestWeekday(YearMonth.from(date), last));
        }
        if (item.startsWith("L")) {
            int back = item.equals("L") ? 0 : Integer.parseInt(item.substring(2));
            return date.getDayOfMonth() == last - back;
        }
        if (item.endsWith("W")) {
            int day = Integer.parseInt(item.substring(0, item.length() - 1));
            return day <= last && date.equals(nearestWeekday(YearMonth.from(date), day));
        }
        return plain(item, 1, 31, List.of(), v -> v == date.getDayOfMonth());
    }

    /** Looks at 0, 1, 2 days away, never out of the month. */
    private static LocalDate nearestWeekday(YearMonth month, int day) {
        LocalDate wanted = month.atDay(day);
        for (int away : new int[] {0, -1, 1, -2, 2}) {
            LocalDate near = wanted.plusDays(away);
            boolean weekend = near.getDayOfWeek() == DayOfWeek.SATURDAY || near.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend && YearMonth.from(near).equals(month)) {
                return near;
            }
        }
        throw new AssertionError(wanted);
    }

    private static boolean dayOfWeek(String item, LocalDate date) {
        int today = date.getDayOfWeek().getValue();
        if (item.contains("#")) {
            int hash = item.indexOf('#');
            int nth = Integer.parseInt(item.substring(hash + 1));
            return number(item.substring(0, hash), DAYS) % 7 == today % 7 && (date.getDayOfMonth() - 1) / 7 + 1 == nth;
        }
        if (item.endsWith("L")) {
            return number(item.substring(0, item.length() - 1), DAYS) % 7 == today % 7
                    && date.getDayOfMonth() + 7 > date.lengthOfMonth();
        }
        // FRI-SUN: as the end of a range Sunday comes last.
        String range = item.replace("-SUN", "-7");
        return plain(range, 0, 6, DAYS, v -> v % 7 == today % 7);
    }

    private static boolean plain(String item, int min, int max, List<String> names, IntPredicate wanted) {
        String[] parts = item.split("/", -1);
        int step = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
        int from = min;
        int to = max;
        if (!parts[0].equals("*") && !parts[0].equals("?")) {
            String[] ends = parts[0].split("-", -1);
            from = number(ends[0], names);
            to = ends.length > 1 ? number(ends[1], names) : parts.length > 1 ? Math.max(from, max) : from;
        }
        for (int value = from; value <= to; value += step) {
            if (wanted.test(value)) {
                return true;
            }
        }
        return false;
    }

    private static int number(String text, List<String> names) {
        int named = names.indexOf(text);
        return named >= 0 ? named : Integer.parseInt(text);
    }
}
