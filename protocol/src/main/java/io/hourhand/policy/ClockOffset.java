package io.hourhand.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the database's clock is ahead of the daemon's, as one question told: the answer was made at some moment
 * between asking and hearing, so the figure is exact to half of that time. A slow link makes no clock wrong: judged is
 * only what is certain.
 *
 * @param ahead the database's clock minus the daemon's, as if the answer was made half way
 * @param error by how much that may be off, in either direction
 */
public record ClockOffset(Duration ahead, Duration error) {

    /** From here on somebody should look after the clock: schedules start that much too early or too late. */
    public static final Duration WORTH_A_WARNING = Duration.ofSeconds(10);

    /** From here on nothing new is started: which minute it is, is not known. */
    public static final Duration TOO_FAR = Duration.ofSeconds(60);

    /** What to make of it. */
    public enum Verdict {
        FINE,
        WARN,
        START_NOTHING
    }

    /**
     * What a question came to.
     *
     * @param asked by the daemon's clock
     * @param heard by the daemon's clock; before {@code asked} where that was set back meanwhile, which tells nothing
     * @param answer the time of the database
     */
    public static ClockOffset measured(Instant asked, Instant heard, Instant answer) {
        Duration half = Duration.between(asked, heard).dividedBy(2);
        return new ClockOffset(Duration.between(asked.plus(half), answer), half.abs());
    }

    /** How far the clocks are apart at the least. */
    public Duration certain() {
        Duration least = ahead.abs().minus(error);
        return least.isNegative() ? Duration.ZERO : least;
    }

    public Verdict verdict() {
        if (certain().compareTo(TOO_FAR) >= 0) {
            return Verdict.START_NOTHING;
        }
        return certain().compareTo(WORTH_A_WARNING) >= 0 ? Verdict.WARN : Verdict.FINE;
    }

    /** What is wrong with it, if anything is, in sentences for people. */
    public Optional<String> complaint() {
        return switch (verdict()) {
            case FINE -> Optional.empty();
            case WARN ->
                Optional.of(apart() + " Schedules start that much too " + (ahead.isNegative() ? "early" : "late")
                        + ". Set the clock of the daemon's machine, or of the database's.");
            case START_NOTHING ->
                Optional.of(apart() + " Nothing new starts until they are less than " + TOO_FAR.toSeconds()
                        + " s apart. Set the clock of the daemon's machine, or of the database's.");
        };
    }

    private String apart() {
        return "The daemon's clock is " + ahead.abs().plusMillis(500).toSeconds() + " s "
                + (ahead.isNegative() ? "ahead of" : "behind") + " the database's.";
    }
}
