package io.hourhand.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hourhand.policy.RetryDecision.Again;
import io.hourhand.policy.RetryDecision.GiveUp;
import io.hourhand.policy.RetryDecision.Reason;
import io.hourhand.schedule.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

    private static final Instant FAILED = Instant.parse("2026-01-01T02:00:00Z");
    private static final Retry FIVE = new Retry(5, Duration.ofSeconds(10), 3.0, Duration.ofMinutes(2));

    @Test
    void byDefaultThereIsNone() {
        assertEquals(new GiveUp(Reason.NO_ATTEMPTS_LEFT), Retry.DEFAULT.decide(1, FAILED, Optional.empty(), 0.5));
    }

    @ParameterizedTest
    @CsvSource({"1,0.0,0", "1,0.5,5000", "2,0.5,15000", "3,0.5,45000", "4,0.5,60000", "4,0.9999,119988"})
    void theLongestDelayGrowsToItsLimitAndARandomPartOfItIsWaited(int attempts, double random, long millis) {
        assertEquals(new Again(FAILED.plusMillis(millis)), FIVE.decide(attempts, FAILED, Optional.empty(), random));
    }

    @Test
    void theLastAttemptIsTheLast() {
        assertEquals(new GiveUp(Reason.NO_ATTEMPTS_LEFT), FIVE.decide(5, FAILED, Optional.empty(), 0));
    }

    @Test
    void noRetryPassesTheNextSlot() {
        Optional<Instant> slot = Optional.of(FAILED.plusSeconds(5));
        assertEquals(new GiveUp(Reason.NEXT_SLOT), FIVE.decide(1, FAILED, slot, 0.5));
        assertEquals(new Again(FAILED.plusMillis(4_900)), FIVE.decide(1, FAILED, slot, 0.49));
    }

    @Test
    void manyAttemptsOverflowNothing() {
        Retry patient = new Retry(100, Duration.ofDays(1), 100.0, Duration.ofDays(2));
        assertEquals(new Again(FAILED.plus(Duration.ofDays(1))), patient.decide(99, FAILED, Optional.empty(), 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "0,PT10S,2.0,PT5M",
        "101,PT10S,2.0,PT5M",
        "3,PT-1S,2.0,PT5M",
        "3,PT10S,0.9,PT5M",
        "3,PT10S,NaN,PT5M",
        "3,PT10S,Infinity,PT5M",
        "3,PT10S,2.0,PT-1S"
    })
    void valuesOutOfRangeAreRefused(int attempts, Duration backoff, double factor, Duration maxBackoff) {
        assertInstanceOf(Parsed.Invalid.class, Retry.of(attempts, backoff, factor, maxBackoff));
    }
}
