package io.hourhand.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void daysAreCountedFromTheEndOfARun() {
        assertEquals(Optional.of(Instant.parse("2026-11-14T02:00:00Z")), new Retention(10, 0, 0).runsBefore(NOW));
    }

    @Test
    void zeroDaysKeepForEver() {
        assertEquals(Optional.empty(), new Retention(0, 0, 0).runsBefore(NOW));
        assertEquals(Optional.empty(), new Retention(0, 0, 0).logsBefore(NOW));
    }

    @Test
    void aLogNeverOutlivesItsRun() {
        Optional<Instant> tenDays = new Retention(10, 0, 0).runsBefore(NOW);
        assertEquals(tenDays, new Retention(10, 0, 30).logsBefore(NOW));
        assertEquals(tenDays, new Retention(10, 0, 0).logsBefore(NOW));
        assertEquals(tenDays, new Retention(0, 0, 10).logsBefore(NOW));
        assertEquals(tenDays, new Retention(90, 0, 10).logsBefore(NOW));
    }

    @Test
    void aScheduleSpeaksForItselfWhereItHasSomethingToSay() {
        assertEquals(
                new Retention(7, 10, 30),
                new OwnRetention(Optional.of(7), Optional.empty(), Optional.empty()).over(Retention.USUAL));
        assertEquals(
                new Retention(90, 0, 0),
                new OwnRetention(Optional.empty(), Optional.of(0), Optional.of(0)).over(Retention.USUAL));
    }
}
