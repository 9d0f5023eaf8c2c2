package io.hourhand.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long some runs took, sorted. Percentiles are by nearest rank: each is a time that one of the runs really took, and
 * at least so many percent of them took no longer.
 */
public final class RunTimes {

    private final List<Duration> sorted;

    private RunTimes(List<Duration> sorted) {
        this.sorted = sorted;
    }

    public static RunTimes of(List<Duration> times) {
        return new RunTimes(times.stream().sorted().toList());
    }

    public int count() {
        return sorted.size();
    }

    /**
     * The shortest of the times that at least so many percent of the runs did not exceed; empty where there are no runs.
     *
     * @param percent from 1 to 100
     */
    public Optional<Duration> percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(percent + " is no percentile");
        }
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(rank - 1));
    }

    public Optional<Duration> longest() {
        return percentile(100);
    }
}
