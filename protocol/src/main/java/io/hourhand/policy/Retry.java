package io.hourhand.policy;

import io.hourhand.schedule.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a failed job is tried again, and when: after a random part of {@code backoff × factor^(n-1)} (full jitter),
 * bounded by {@code maxBackoff}.
 *
 * @param maxAttempts the first attempt included; 1 means no retry. An attempt that its daemon's death interrupted does
 *     not count.
 */
public record Retry(int maxAttempts, Duration backoff, double factor, Duration maxBackoff) {

    public static final Retry DEFAULT = new Retry(1, Duration.ofSeconds(10), 2.0, Duration.ofMinutes(5));

    private static final int MOST_ATTEMPTS = 100;
    private static final double LARGEST_FACTOR = 100;

    public Retry {
        if (problem(maxAttempts, backoff, factor, maxBackoff).isPresent()) {
            throw new IllegalArgumentException(
                    problem(maxAttempts, backoff, factor, maxBackoff).get());
        }
    }

    /** A retry out of numbers from outside. */
    public static Parsed<Retry> of(int maxAttempts, Duration backoff, double factor, Duration maxBackoff) {
        return problem(maxAttempts, backoff, factor, maxBackoff)
                .map(Parsed::<Retry>invalid)
                .orElseGet(() -> Parsed.valid(new Retry(maxAttempts, backoff, factor, maxBackoff)));
    }

    private static Optional<String> problem(int maxAttempts, Duration backoff, double factor, Duration maxBackoff) {
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            return Optional.of("maxAttempts: " + maxAttempts + " is out of range; allowed: 1 to " + MOST_ATTEMPTS);
        }
        if (backoff.isNegative()) {
            return Optional.of("backoff: " + backoff + " is negative; write zero or more, like PT10S");
        }
        if (!(factor >= 1 && factor <= LARGEST_FACTOR)) {
            return Optional.of("factor: " + factor + " is out of range; allowed: 1.0 to " + LARGEST_FACTOR);
        }
        return maxBackoff.isNegative()
                ? Optional.of("maxBackoff: " + maxBackoff + " is negative; write zero or more, like PT5M")
                : Optional.empty();
    }

    /**
     * Decides after a failed attempt.
     *
     * @param attempts how many attempts counted so far, the failed one included
     * @param failedAt when it ended
     * @param nextSlot the schedule's next slot, which a retry never passes
     * @param random from 0.0 up to but not including 1.0
     */
    public RetryDecision decide(int attempts, Instant failedAt, Optional<Instant> nextSlot, double random) {
        if (attempts >= maxAttempts) {
            return new RetryDecision.GiveUp(RetryDecision.Reason.NO_ATTEMPTS_LEFT);
        }
        Instant at = failedAt.plus(delay(attempts, random));
        return nextSlot.filter(slot -> !at.isBefore(slot)).isPresent()
                ? new RetryDecision.GiveUp(RetryDecision.Reason.NEXT_SLOT)
                : new RetryDecision.Again(at);
    }

    private Duration delay(int attempts, double random) {
        double longest =
                Math.min((double) maxBackoff.toMillis(), (double) backoff.toMillis() * Math.pow(factor, attempts - 1));
        return Duration.ofMillis((long) (longest * random));
    }
}
