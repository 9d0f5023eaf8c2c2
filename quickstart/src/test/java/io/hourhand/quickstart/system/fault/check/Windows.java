package io.hourhand.quickstart.system.fault.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Jepsen's way to judge a scheduler: each instant at which something should run opens a window, and each window must
 * have a run of its own that began inside it. What is left over on one side was missed, on the other it was extra.
 */
record Windows(List<Instant> missed, List<Instant> extra) {

    /**
     * Gives each window the earliest start that nobody has, which is the best that can be done where all windows are
     * equally long.
     *
     * @param due when windows open
     * @param starts when runs began
     * @param length how long each window is open
     */
    static Windows match(List<Instant> due, List<Instant> starts, Duration length) {
        TreeMap<Instant, Integer> left = new TreeMap<>();
        starts.forEach(start -> left.merge(start, 1, Integer::sum));
        List<Instant> missed = new ArrayList<>();
        for (Instant opens : due.stream().sorted().toList()) {
            Instant start = left.ceilingKey(opens);
            if (start == null || start.isAfter(opens.plus(length))) {
                missed.add(opens);
            } else {
                left.computeIfPresent(start, (same, count) -> count == 1 ? null : count - 1);
            }
        }
        List<Instant> extra = new ArrayList<>();
        left.forEach((start, count) -> {
            for (int i = 0; i < count; i++) {
                extra.add(start);
            }
        });
        return new Windows(missed, extra);
    }
}
