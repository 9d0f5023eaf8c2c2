package io.hourhand.simulate;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The outcome of a simulation.
 *
 * @param schedules in the order given
 * @param busiestHour when the UTC hour begins in which most runs start; the earliest of equals, {@code from}'s if none
 * @param startsInBusiestHour how many runs start in it
 */
public record Report(Instant from, Instant to, List<Tally> schedules, Instant busiestHour, long startsInBusiestHour) {

    public long total(ToLongFunction<Tally> count) {
        return schedules.stream().mapToLong(count).sum();
    }

    /** A table for people. The same report gives the same text whatever the machine's language. */
    public String text() {
        return "From " + from + " to " + to + "\n\n" + ReportTable.of(this) + "\nBusiest hour: " + busiestHour
                + ", with " + startsInBusiestHour + (startsInBusiestHour == 1 ? " start" : " starts") + "\n";
    }
}
