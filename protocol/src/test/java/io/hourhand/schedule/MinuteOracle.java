package io.hourhand.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks a zone's clock minute by minute and writes down what a person with a clock on the wall would do: the simple and
 * slow meaning that the engine must agree with. For zones and years whose offsets are whole minutes.
 */
final class MinuteOracle {

    /** Around the wanted range, so that a reading's other appearances are seen. */
    private static final int MARGIN = 3 * 1440;

    private static final int NOT_SEEN = -1;

    private final int from;
    private final int to;
    /** What the wall clock shows at each minute from {@code from - MARGIN}, in minutes since 1970. */
    private final int[] shown;
    /** Index of a reading's first and last appearance, by reading. */
    private final int[] first;

    private final int[] last;
    private final int lowest;

    MinuteOracle(ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        this.from = Math.toIntExact(from.getEpochSecond() / 60);
        this.to = Math.toIntExact(to.getEpochSecond() / 60);
        shown = new int[this.to - this.from + 2 * MARGIN];
        for (int i = 0; i < shown.length; i++) {
            long second = (this.from - MARGIN + i) * 60L;
            int offset = rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
            shown[i] = Math.toIntExact((second + offset) / 60);
        }
        lowest = Arrays.stream(shown).min().orElseThrow();
        int highest = Arrays.stream(shown).max().orElseThrow();
        first = new int[highest - lowest + 1];
        last = new int[highest - lowest + 1];
        Arrays.fill(first, NOT_SEEN);
        for (int i = shown.length - 1; i >= 0; i--) {
            first[shown[i] - lowest] = i;
        }
        for (int i = 0; i < shown.length; i++) {
            last[shown[i] - lowest] = i;
        }
    }

    /** All due instants from {@code from} to before {@code to}. */
    List<Instant> dues(String expression, ClockChanges rules) {
        NaiveCron cron = new NaiveCron(expression);
        boolean[] minutes = new boolean[60];
        boolean[] hours = new boolean[24];
        for (int i = 0; i < 60; i++) {
            minutes[i] = cron.matchesMinute(i);
        }
        for (int i = 0; i < 24; i++) {
            hours[i] = cron.matchesHour(i);
        }
        Map<Integer, Boolean> dates = new HashMap<>();
        java.util.function.IntPredicate matches = reading -> minutes[reading % 60]
                && hours[reading / 60 % 24]
                && dates.computeIfAbsent(reading / 1440, day -> cron.matchesDate(LocalDate.ofEpochDay(day)));
        List<Instant> dues = new ArrayList<>();
        for (int i = MARGIN; i < shown.length - MARGIN; i++) {
            boolean due = cron.hasStarInTime()
                    ? matches.test(shown[i])
                    : (matches.test(shown[i]) && counts(i, rules.repeat()))
                            || (rules.gap() == Gap.SHIFT && jumpedOverOne(i, matches));
            if (due) {
                dues.add(Instant.ofEpochSecond((from - MARGIN + i) * 60L));
            }
        }
        return dues;
    }

    private boolean counts(int i, Repeat repeat) {
        return switch (repeat) {
            case FIRST -> first[shown[i] - lowest] == i;
            case LAST -> last[shown[i] - lowest] == i;
            case BOTH -> true;
        };
    }

    private boolean jumpedOverOne(int i, java.util.function.IntPredicate matches) {
        for (int reading = shown[i - 1] + 1; reading < shown[i]; reading++) {
            if (first[reading - lowest] == NOT_SEEN && matches.test(reading)) {
                return true;
            }
        }
        return false;
    }
}
