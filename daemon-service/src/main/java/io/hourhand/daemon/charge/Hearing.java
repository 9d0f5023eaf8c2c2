package io.hourhand.daemon.charge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the database answers, as far as the daemon in charge has heard: silence is a doubt long before the lease is
 * given up for it. Pure.
 */
sealed interface Hearing {

    /** What takes longer than this to be answered is in doubt. */
    Duration PATIENCE = Duration.ofSeconds(5);

    /** Nothing is waited for, or something was heard since it was asked. */
    record Answered() implements Hearing {}

    /**
     * Something was asked, and the answer is not there yet.
     *
     * @param since when it was asked
     */
    record Waiting(Instant since) implements Hearing {}

    /** It has not come for too long. */
    record Silent(Instant since) implements Hearing {}

    /** Something is asked now. What waits for its answer already goes on waiting. */
    default Hearing asked(Instant now) {
        return switch (this) {
            case Answered answered -> new Waiting(now);
            case Waiting waiting -> waiting;
            case Silent silent -> silent;
        };
    }

    /** The patience with what was asked is over. */
    default Hearing tooLong() {
        return switch (this) {
            case Answered answered -> answered;
            case Waiting(Instant since) -> new Silent(since);
            case Silent silent -> silent;
        };
    }

    /** The database has answered, whatever it was asked. */
    default Hearing heard() {
        return new Answered();
    }

    /** Since when there is a doubt, if there is one. */
    default Optional<Instant> silentSince() {
        return switch (this) {
            case Answered answered -> Optional.empty();
            case Waiting waiting -> Optional.empty();
            case Silent(Instant since) -> Optional.of(since);
        };
    }
}
