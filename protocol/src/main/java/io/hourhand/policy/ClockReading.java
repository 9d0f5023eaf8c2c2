package io.hourhand.policy;

import io.hourhand.policy.ClockOffset.Verdict;
import java.util.Optional;

/**
 * A comparison of the clocks and what follows from it, which depends on what followed from the one before. So whoever
 * tells of it has to be told the verdict: the figure alone does not give it away.
 */
public record ClockReading(ClockOffset offset, Verdict verdict) {

    /** The first comparison, or one of a daemon that did not write down what followed from it. */
    public static ClockReading first(ClockOffset offset) {
        return new ClockReading(offset, offset.verdict(Verdict.FINE));
    }

    /** A comparison after others. */
    public static ClockReading after(Optional<ClockReading> before, ClockOffset offset) {
        return new ClockReading(
                offset, offset.verdict(before.map(ClockReading::verdict).orElse(Verdict.FINE)));
    }

    /** Whether nothing new starts by this clock. */
    public boolean stops() {
        return verdict == Verdict.START_NOTHING;
    }

    /** What is wrong with it, if anything is, in sentences for people. */
    public Optional<String> complaint() {
        return switch (verdict) {
            case FINE -> Optional.empty();
            case WARN ->
                Optional.of(apart() + " Schedules start that much too "
                        + (offset.ahead().isNegative() ? "early" : "late")
                        + ". Set the clock of the daemon's machine, or of the database's.");
            case START_NOTHING ->
                Optional.of(apart() + " Nothing new starts until they are less than "
                        + ClockOffset.NEAR_AGAIN.toSeconds()
                        + " s apart. Set the clock of the daemon's machine, or of the database's.");
        };
    }

    private String apart() {
        return "The daemon's clock is " + offset.ahead().abs().plusMillis(500).toSeconds() + " s "
                + (offset.ahead().isNegative() ? "ahead of" : "behind") + " the database's.";
    }
}
