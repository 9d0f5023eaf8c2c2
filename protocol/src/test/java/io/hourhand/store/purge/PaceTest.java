package io.hourhand.store.purge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void itRestsAtLeastAsLongAsItWorked() {
        assertEquals(
                Duration.ofMillis(80), Pace.FIRST.after(Duration.ofMillis(80)).rest());
    }

    @Test
    void aSlowServerGetsTenTimesTheRestAndSmallerPieces() {
        Pace pace = Pace.FIRST.after(Duration.ofMillis(600));
        assertEquals(Duration.ofSeconds(6), pace.rest());
        assertEquals(Pace.FIRST.rows() / 2, pace.rows());
    }

    @Test
    void quickPiecesGrowUpToABound() {
        Pace pace = Pace.FIRST;
        for (int i = 0; i < 100; i++) {
            pace = pace.after(Duration.ofMillis(1));
        }
        assertEquals(4_000, pace.rows());
    }

    @Test
    void itNeverStopsForGood() {
        Pace pace = Pace.FIRST;
        for (int i = 0; i < 100; i++) {
            pace = pace.after(Duration.ofMinutes(5));
        }
        assertTrue(pace.rows() >= 50, pace::toString);
        assertEquals(Duration.ofSeconds(30), pace.rest());
    }
}
