package io.hourhand.daemon.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * How the daemon is, for probes.
 *
 * @param state in a word: STARTING, STANDBY, RUNNING, DISABLED, DOUBTFUL, WRONG_CLOCK, STOPPING
 * @param since when it came to be so
 * @param epoch of its lease, while it is in charge
 * @param reason what is not as it should be, in a sentence or two
 * @param clockOffsetSeconds how far the database's clock is ahead of this daemon's, once they were compared
 */
public record DaemonState(
        Word state, Instant since, Optional<Long> epoch, Optional<String> reason, Optional<Double> clockOffsetSeconds) {

    /** The states that a daemon can be in. */
    public enum Word {
        /** Not yet able to reach its database. */
        STARTING,
        STANDBY,
        RUNNING,
        DISABLED,
        /** It was in charge, and whether it still is is not known. */
        DOUBTFUL,
        /** In charge, with a clock that is too far from the database's to start anything by. */
        WRONG_CLOCK,
        STOPPING
    }

    /** The same state after the clocks were compared. */
    public DaemonState at(Optional<Double> offsetSeconds) {
        return new DaemonState(state, since, epoch, reason, offsetSeconds);
    }

    /** Whether it is as it should be. */
    public boolean healthy() {
        return switch (state) {
            case STANDBY, RUNNING, DISABLED -> true;
            case STARTING, DOUBTFUL, WRONG_CLOCK, STOPPING -> false;
        };
    }
}
