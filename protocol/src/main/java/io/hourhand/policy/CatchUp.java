package io.hourhand.policy;

import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Which of the slots that came while no daemon was up still get a run. The same decision serves a restart, a suspended
 * machine and a clock that was set forward.
 *
 * @param window slots older than this when a daemon is up again are missed for good
 * @param maxRuns under {@link Mode#ALL} at most so many run, the newest ones
 */
public record CatchUp(Mode mode, Duration window, int maxRuns) {

    /** Which missed slots within the window run. */
    public enum Mode {
        NONE,
        /** The newest. */
        LAST,
        /** All, oldest first. */
        ALL
    }

    public static final CatchUp DEFAULT = new CatchUp(Mode.LAST, Duration.ofDays(1), 10);

    private static final int MOST_RUNS = 1_000;

    public CatchUp {
        if (window.isNegative() || maxRuns < 1 || maxRuns > MOST_RUNS) {
            throw new IllegalArgumentException("window " + window + ", maxRuns " + maxRuns);
        }
    }

    /** A catch-up out of numbers from outside. */
    public static Parsed<CatchUp> of(Mode mode, Duration window, int maxRuns) {
        if (window.isNegative()) {
            return Parsed.invalid("window: " + window + " is negative; write zero or more, like P1D");
        }
        return maxRuns < 1 || maxRuns > MOST_RUNS
                ? Parsed.invalid("maxRuns: " + maxRuns + " is out of range; allowed: 1 to " + MOST_RUNS)
                : Parsed.valid(new CatchUp(mode, window, maxRuns));
    }

    /**
     * Decides about each slot after {@code handled} up to and including {@code back}, in order. What lies before the
     * window is one span. The answer is computed as it is read and holds no more than {@code maxRuns} slots at a time,
     * however long the downtime was.
     *
     * @param handled the last slot that has an outcome
     * @param back when a daemon was up again; a slot after it is on time
     */
    public Stream<SlotDecision> decide(Slots slots, Instant handled, Instant back) {
        return MissedSlots.decide(this, slots, handled, back);
    }
}
