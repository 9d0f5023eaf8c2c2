package io.hourhand.simulate;

import java.time.Instant;

/** How many runs start in each hour of the simulated time. Not thread-safe. */
final class Starts {

    private static final long HOUR = 3_600;

    private final long firstHour;
    private final long[] counts;

    Starts(Instant from, Instant to) {
        firstHour = Math.floorDiv(from.getEpochSecond(), HOUR);
        long hours = Math.floorDiv(to.getEpochSecond() - 1, HOUR) - firstHour + 1;
        counts = new long[Math.toIntExact(Math.max(1, hours))];
    }

    /** Counts a start; one after the simulated time is nobody's hour. */
    void count(Instant start) {
        long hour = Math.floorDiv(start.getEpochSecond(), HOUR) - firstHour;
        if (hour < counts.length) {
            counts[(int) hour]++;
        }
    }

    Instant busiestHour() {
        return Instant.ofEpochSecond((firstHour + busiest()) * HOUR);
    }

    long startsInBusiestHour() {
        return counts[busiest()];
    }

    private int busiest() {
        int busiest = 0;
        for (int hour = 1; hour < counts.length; hour++) {
            busiest = counts[hour] > counts[busiest] ? hour : busiest;
        }
        return busiest;
    }
}
