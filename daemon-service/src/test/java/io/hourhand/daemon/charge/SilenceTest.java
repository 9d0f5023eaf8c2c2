package io.hourhand.daemon.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.Ids;
import io.hourhand.store.charge.Lease.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    private static final Duration BEAT = Duration.ofMinutes(1);
    private static final UUID DAEMON = Ids.next();

    @Test
    void aHolderIsSilentForTooLongOnceThreeOfItsHeartbeatsAreMissing() {
        Silence silence = Silence.begins(seen(0, 0));
        silence = silence.after(seen(60, 60), BEAT);
        silence = silence.after(seen(120, 60), BEAT);
        silence = silence.after(seen(180, 60), BEAT);
        silence = silence.after(seen(239, 60), BEAT);
        assertTrue(silence.left(BEAT).isPositive(), "two missing, and the third not due yet");
        assertEquals(Duration.ofSeconds(1), silence.left(BEAT));
        silence = silence.after(seen(240, 60), Duration.ofSeconds(1));
        assertFalse(silence.left(BEAT).isPositive());
    }

    @Test
    void eachHeartbeatBeginsItAnewHoweverLateItComes() {
        Silence silence = Silence.begins(seen(0, 0));
        for (int at = 60; at <= 600; at += 60) {
            // Each one comes after twice the interval.
            silence = silence.after(seen(at, at / 120 * 120), BEAT);
            assertTrue(silence.left(BEAT).isPositive(), "at " + at);
        }
    }

    @Test
    void timeThatTheStandbySleptThroughIsNotTheHoldersSilence() {
        Silence silence = Silence.begins(seen(0, 0));
        silence = silence.after(seen(7_200, 0), BEAT);
        assertEquals(Duration.ofMinutes(2), silence.left(BEAT));
        silence = silence.after(seen(7_201, 7_201), Duration.ofSeconds(1));
        assertEquals(Duration.ofMinutes(3), silence.left(BEAT));
    }

    @Test
    void aStandbyThatHasJustBegunHasHeardNothingYet() {
        assertEquals(Duration.ofMinutes(3), Silence.begins(seen(7_200, 0)).left(BEAT));
    }

    @Test
    void aNewHolderHasItsWholeTimeAlsoBeforeItsRowSaysSo() {
        Silence silence = Silence.begins(seen(0, 0)).after(seen(170, 0), Duration.ofSeconds(170));
        Silence passedOn = silence.after(
                new Holder(Optional.of(8L), Optional.of(DAEMON), Optional.of(START), Optional.of(BEAT), at(175)),
                Duration.ofSeconds(5));
        assertEquals(Duration.ofSeconds(175), passedOn.left(BEAT));
        Silence nobody = passedOn.after(
                new Holder(Optional.of(9L), Optional.empty(), Optional.empty(), Optional.empty(), at(176)),
                Duration.ofSeconds(1));
        assertEquals(Duration.ofMinutes(3), nobody.left(BEAT));
    }

    private static Holder seen(int second, int beat) {
        return new Holder(Optional.of(7L), Optional.of(DAEMON), Optional.of(at(beat)), Optional.of(BEAT), at(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
