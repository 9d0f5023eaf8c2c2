package io.hourhand.web.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void fiveFailuresAreFreeAndThenEachWaitIsTwiceTheOneBefore() {
        fail(5, "ada@example.org", "10.0.0.1");
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertEquals(Optional.of(Duration.ofSeconds(seconds)), throttle.begin("ada@example.org", "10.0.0.1"));
            now = now.plusSeconds(seconds);
            fail(1, "ada@example.org", "10.0.0.1");
        }
    }

    @Test
    void theSpellingOfAnEmailGainsNothing() {
        fail(5, "ada@example.org", "10.0.0.1");
        assertTrue(throttle.begin("ADA@example.org", "10.0.0.1").isPresent());
    }

    @Test
    void successForgetsFailures() {
        fail(4, "ada@example.org", "10.0.0.1");
        throttle.succeeded("ada@example.org", "10.0.0.1");
        fail(5, "ada@example.org", "10.0.0.1");
    }

    @Test
    void timeForgetsFailures() {
        fail(5, "ada@example.org", "10.0.0.1");
        now = now.plus(Duration.ofMinutes(16));
        fail(5, "ada@example.org", "10.0.0.1");
    }

    @Test
    void manyAccountsFromOneAddressHaveToWait() {
        for (int i = 0; i < 50; i++) {
            fail(1, "user" + i + "@example.org", "10.0.0.1");
        }
        assertTrue(throttle.begin("another@example.org", "10.0.0.1").isPresent());
        assertEquals(Optional.empty(), throttle.begin("another@example.org", "10.0.0.2"));
    }

    @Test
    void manyAddressesForOneAccountHaveToWaitButItsOwnerDoesNot() {
        throttle.begin("ada@example.org", "192.168.0.7");
        throttle.succeeded("ada@example.org", "192.168.0.7");
        for (int i = 0; i < 50; i++) {
            fail(1, "ada@example.org", "10.0.0." + i);
        }
        assertTrue(throttle.begin("ada@example.org", "10.0.1.1").isPresent());
        assertEquals(Optional.empty(), throttle.begin("ada@example.org", "192.168.0.7"));
    }

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), throttle.begin(account, address));
        }
    }
}
