package io.hourhand.simulate;

import io.hourhand.policy.SlotReason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

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
        String head = String.format(Locale.ROOT, "From %s to %s%n", from, to).replace(System.lineSeparator(), "\n");
        String sums = "slots " + total(Tally::slots) + ", on time " + total(Tally::onTime) + ", caught up "
                + total(Tally::caughtUp) + ", skipped " + total(Tally::skipped) + ", missed " + total(Tally::missed)
                + ", overlaps " + total(Tally::overlaps) + ", cancelled " + total(Tally::cancelled) + "\n";
        String busiest = "busiest hour " + busiestHour + " with " + startsInBusiestHour + " starts\n";
        return head + sums + busiest + schedules.stream().map(Report::line).collect(Collectors.joining());
    }

    private static String line(Tally tally) {
        String notRun = tally.notRun().entrySet().stream().map(Report::count).collect(Collectors.joining());
        return tally.name() + ": slots " + tally.slots() + ", on time " + tally.onTime() + ", caught up "
                + tally.caughtUp() + notRun + ", overlaps " + tally.overlaps() + ", cancelled " + tally.cancelled()
                + ", at most " + tally.mostAtOnce() + " at once\n";
    }

    private static String count(Map.Entry<SlotReason, Long> entry) {
        return ", " + entry.getKey() + " " + entry.getValue();
    }
}
