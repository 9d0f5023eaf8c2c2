package io.hourhand.policy;

import java.time.Duration;
import java.time.Instant;

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

    /** Below this a warning is over. Less than what it begins at, so that a clock at the edge does not make two a minute. */
    public static final Duration WORTH_NO_WARNING = Duration.ofSeconds(8);

    /** From here on nothing new is started: which minute it is, is not known. */
    public static final Duration TOO_FAR = Duration.ofSeconds(60);

    /** Below this something new starts again; less than {@link #TOO_FAR} for the same reason. */
    public static final Duration NEAR_AGAIN = Duration.ofSeconds(50);

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

    /** How far they are apart at the most. */
    private Duration possible() {
        return ahead.abs().plus(error);
    }

    /**
     * What follows from it. A verdict lasts until the clocks are clearly closer than it takes to come to it, so that an
     * offset that hovers at a limit does not stop and start the daemon with each comparison. A stop ends only by what is
     * certain, as it begins: a comparison that tells nothing, because the clock was set meanwhile, ends none.
     *
     * @param before what followed from the comparison before, {@link Verdict#FINE} if this is the first one
     */
    public Verdict verdict(Verdict before) {
        return switch (before) {
            case FINE ->
                reaches(TOO_FAR) ? Verdict.START_NOTHING : reaches(WORTH_A_WARNING) ? Verdict.WARN : Verdict.FINE;
            case WARN ->
                reaches(TOO_FAR) ? Verdict.START_NOTHING : reaches(WORTH_NO_WARNING) ? Verdict.WARN : Verdict.FINE;
            case START_NOTHING -> possible().compareTo(NEAR_AGAIN) < 0 ? verdict(Verdict.WARN) : Verdict.START_NOTHING;
        };
    }

    private boolean reaches(Duration limit) {
        return certain().compareTo(limit) >= 0;
    }
}
