package io.hourhand.daemon.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * How the daemon is, for probes.
 *
 * @param state in a word: STARTING, STANDBY, RUNNING, DISABLED, DOUBTFUL, STOPPING
 * @param since when it came to be so
 * @param epoch of its lease, while it is in charge
 * @param reason why it is not as it should be, in a sentence
 */
public record DaemonState(Word state, Instant since, Optional<Long> epoch, Optional<String> reason) {

    /** The states that a daemon can be in. */
    public enum Word {
        /** Not yet able to reach its database. */
        STARTING,
        STANDBY,
        RUNNING,
        DISABLED,
        /** It was in charge, and whether it still is is not known. */
        DOUBTFUL,
        STOPPING
    }

    /** Whether it is as it should be. */
    public boolean healthy() {
        return switch (state) {
            case STANDBY, RUNNING, DISABLED -> true;
            case STARTING, DOUBTFUL, STOPPING -> false;
        };
    }
}
