package io.hourhand.policy;

import java.time.Instant;

/** What follows a failed attempt. */
public sealed interface RetryDecision {

    /** Another attempt. */
    record Again(Instant at) implements RetryDecision {}

    /** No further attempt. */
    record GiveUp(Reason reason) implements RetryDecision {}

    enum Reason {
        NO_ATTEMPTS_LEFT("All attempts are used up."),
        NEXT_SLOT("The next attempt would not start before the schedule's next slot.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** One English sentence for whoever asks why. */
        public String sentence() {
            return sentence;
        }
    }
}
