package io.hourhand.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.schedule.Parsed;
import io.hourhand.schedule.Slots;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastSlotsTest {

    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

    /** One each hour. */
    private static final Slots HOURLY =
            t -> Optional.of(Instant.ofEpochSecond(Math.floorDiv(t.getEpochSecond(), 3_600L) * 3_600 + 3_600));

    @Test
    void aRangeHoldsItsBeginAndNotItsEnd() {
        assertEquals(List.of(hour(1), hour(2)), between(hour(1), hour(3), Optional.empty()));
        assertEquals(List.of(hour(2)), between(hour(1).plusSeconds(1), hour(2).plusSeconds(1), Optional.empty()));
        assertEquals(List.of(), between(hour(1).plusSeconds(1), hour(2), Optional.empty()));
    }

    @Test
    void whatIsNotDecidedYetIsLeftToTheDaemon() {
        assertEquals(List.of(hour(1)), between(hour(1), hour(4), Optional.of(hour(2))));
        assertEquals(List.of(hour(1)), between(hour(1), hour(2), Optional.of(hour(9))));
    }

    @Test
    void tooManyAreRefusedInWords() {
        String refusal = assertInstanceOf(
                        Parsed.Invalid.class,
                        PastSlots.between(HOURLY, START, hour(PastSlots.MOST + 2), Optional.empty()))
                .message();
        assertTrue(refusal.contains("100,000 slots"), refusal);
    }

    private static List<Instant> between(Instant from, Instant to, Optional<Instant> waiting) {
        return switch (PastSlots.between(HOURLY, from, to, waiting)) {
            case Parsed.Valid<List<Instant>>(List<Instant> slots) -> slots;
            case Parsed.Invalid<List<Instant>>(String message) -> throw new AssertionError(message);
        };
    }

    private static Instant hour(int hour) {
        return START.plusSeconds(3_600L * hour);
    }
}
