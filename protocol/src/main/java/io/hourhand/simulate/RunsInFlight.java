package io.hourhand.simulate;

import io.hourhand.policy.Busy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The runs of one schedule that are going or waiting. A downtime stops them, and they go on after it. */
final class RunsInFlight {

    /** Runs of a simulation have no names: how many there are decides. */
    private static final UUID SOME_RUN = new UUID(0, 0);

    private final Duration runTime;
    private final List<Downtime> downtimes;
    private final Starts starts;
    /** When each running one ends, soonest first: all take equally long. */
    private final Deque<Instant> ends = new ArrayDeque<>();

    private int queued;
    private int mostAtOnce;

    RunsInFlight(Duration runTime, List<Downtime> downtimes, Starts starts) {
        this.runTime = runTime;
        this.downtimes = downtimes;
        this.starts = starts;
    }

    /** What is left at an instant, after all that ended by then has made room. */
    Busy at(Instant now) {
        while (!ends.isEmpty() && !ends.getFirst().isAfter(now)) {
            Instant end = ends.removeFirst();
            if (ends.isEmpty() && queued > 0) {
                queued--;
                start(end);
            }
        }
        return ends.isEmpty() ? Busy.IDLE : new Busy(some(ends.size()), some(queued));
    }

    void start(Instant now) {
        starts.count(now);
        ends.addLast(endOf(now));
        mostAtOnce = Math.max(mostAtOnce, ends.size());
    }

    void queue() {
        queued++;
    }

    /** Ends all at once; answers how many those were. */
    int cancel() {
        int cancelled = ends.size() + queued;
        ends.clear();
        queued = 0;
        return cancelled;
    }

    int mostAtOnce() {
        return mostAtOnce;
    }

    private Instant endOf(Instant start) {
        Instant at = start;
        Duration left = runTime;
        for (Downtime down : downtimes) {
            if (down.back().isAfter(at)) {
                if (!at.plus(left).isAfter(down.from())) {
                    break;
                }
                left = at.isBefore(down.from()) ? left.minus(Duration.between(at, down.from())) : left;
                at = down.back();
            }
        }
        return at.plus(left);
    }

    private static List<UUID> some(int count) {
        return Collections.nCopies(count, SOME_RUN);
    }
}
