package io.hourhand.daemon.charge;

import io.hourhand.policy.ClockReading;
import java.util.UUID;

/** What {@link Leadership} tells its parent. */
public sealed interface LeaseNews {

    /** This daemon is in charge. */
    record Leading(UUID workerId, long epoch) implements LeaseNews {}

    /** How far this daemon's clock is from the database's; before all else, and with each heartbeat. */
    record Clock(ClockReading reading) implements LeaseNews {}

    /**
     * Whether it still is, is not known: start nothing new.
     *
     * @param reason in a sentence
     */
    record Doubtful(String reason) implements LeaseNews {}

    /**
     * The same, as the database is away: nobody else need ask it either.
     *
     * @param reason in a sentence
     */
    record Unreachable(String reason) implements LeaseNews {}

    /** It still is: go on. */
    record Sure() implements LeaseNews {}

    /** Another one is, or was: everything under this epoch is over. */
    record Deposed() implements LeaseNews {}
}
