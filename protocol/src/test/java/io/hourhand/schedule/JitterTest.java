package io.hourhand.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JitterTest {

    private static final UUID SCHEDULE = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final Instant DUE = Instant.parse("2026-01-01T02:00:00Z");

    /** Written down once: a new release must not move the slots of an old one. */
    @Test
    void isTheSameForASlotForEver() {
        assertEquals(Duration.ofMillis(93_306), Jitter.of(SCHEDULE, DUE, Duration.ofMinutes(5)));
    }

    @Test
    void spreadsSchedulesEvenly() {
        int[] tenths = new int[10];
        for (int i = 0; i < 10_000; i++) {
            Duration jitter = Jitter.of(new UUID(SCHEDULE.getMostSignificantBits(), i), DUE, Duration.ofMinutes(5));
            tenths[(int) (jitter.toMillis() / 30_000)]++;
        }
        assertTrue(Arrays.stream(tenths).allMatch(count -> count > 800 && count < 1200), Arrays.toString(tenths));
    }

    @Test
    void isZeroWhereNoneIsWanted() {
        assertEquals(Duration.ZERO, Jitter.of(SCHEDULE, DUE, Duration.ZERO));
    }
}
