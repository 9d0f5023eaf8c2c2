package io.hourhand.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final Slots NIGHTLY = Slots.of(Cron.firings("0 2 * * *", "UTC"));
    private static final Slots NOONS = Slots.of(Cron.firings("0 12 * * *", "UTC"));

    @Test
    void upToAnEditTheOldDefinitionDecides() {
        Slots edited = NIGHTLY.until(Instant.parse("2026-01-02T02:00:00Z"), NOONS);
        assertEquals(
                List.of("2026-01-01T02:00:00Z", "2026-01-02T02:00:00Z", "2026-01-02T12:00:00Z", "2026-01-03T12:00:00Z"),
                first(4, edited));
    }

    @Test
    void anEditJustBeforeASlotTakesItAway() {
        Slots edited = NIGHTLY.until(Instant.parse("2026-01-02T01:59:59Z"), NOONS);
        assertEquals(List.of("2026-01-01T02:00:00Z", "2026-01-02T12:00:00Z"), first(2, edited));
    }

    /** kestra#16722: switching a schedule off and on again lost its upcoming slot. */
    @Test
    void offAndOnAgainChangesNoFutureSlot() {
        Slots toggled = NIGHTLY.until(Instant.parse("2026-01-02T01:00:00Z"), Slots.none())
                .until(Instant.parse("2026-01-02T01:30:00Z"), NIGHTLY);
        assertEquals(first(5, NIGHTLY), first(5, toggled));
    }

    @Test
    void aSlotWhileItWasOffIsNone() {
        Slots toggled = NIGHTLY.until(Instant.parse("2026-01-02T01:00:00Z"), Slots.none())
                .until(Instant.parse("2026-01-02T03:00:00Z"), NIGHTLY);
        assertEquals(List.of("2026-01-01T02:00:00Z", "2026-01-03T02:00:00Z"), first(2, toggled));
    }

    private static List<String> first(int count, Slots slots) {
        return Stream.iterate(
                        slots.after(Instant.parse("2026-01-01T00:00:00Z")),
                        Optional::isPresent,
                        slot -> slot.flatMap(slots::after))
                .flatMap(Optional::stream)
                .limit(count)
                .map(Instant::toString)
                .toList();
    }
}
