package io.hourhand.simulate;

import io.hourhand.policy.SlotReason;
import java.util.Map;

/**
 * What became of one schedule's slots. {@code slots} is the sum of {@code onTime}, {@code caughtUp} and all
 * {@code notRun}.
 *
 * @param onTime slots that got a run while the daemon was up
 * @param caughtUp slots that got a run after a downtime
 * @param notRun slots without a run, by reason, in the order of the reasons
 * @param overlaps slots that came while an earlier run of the schedule was going or waiting
 * @param cancelled runs that a newer one ended before their time
 * @param mostAtOnce the most of its runs that were going side by side
 */
public record Tally(
        String name,
        long slots,
        long onTime,
        long caughtUp,
        Map<SlotReason, Long> notRun,
        long overlaps,
        long cancelled,
        int mostAtOnce) {

    public long skipped() {
        return sum(true);
    }

    public long missed() {
        return sum(false);
    }

    private long sum(boolean skipped) {
        return notRun.entrySet().stream()
                .filter(entry -> entry.getKey().skipped() == skipped)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
