package io.hourhand.daemon.speed;

import java.util.List;
import java.util.Locale;

/**
 * Milliseconds, as a median and what lies beyond it.
 *
 * @param sorted the shortest first
 */
record Figures(List<Double> sorted) {

    static Figures of(List<Double> millis) {
        return new Figures(millis.stream().sorted().toList());
    }

    /** The smallest value that at least this part of all values does not exceed. */
    double at(double part) {
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d values: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms",
                sorted.size(),
                at(0.5),
                at(0.95),
                at(0.99),
                at(1));
    }
}
