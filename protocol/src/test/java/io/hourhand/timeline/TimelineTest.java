package io.hourhand.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.NextSlot;
import io.hourhand.schedule.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final UUID ID = new UUID(1, 1);
    private static final Instant MADE = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant END = Instant.parse("2026-11-25T00:00:00Z");

    @Test
    void upToAnEditTheOldDefinitionDecidesAndAfterItTheNewOne() {
        Timeline timeline = Timeline.of(List.of(
                Versions.of(1, "2026-11-24T00:00:00Z", Versions.cron("0 */6 * * *")),
                Versions.of(2, "2026-11-24T12:00:00Z", Versions.cron("30 13,18 * * *"))));
        assertEquals(
                List.of("06:00", "12:00", "13:30", "18:30"),
                slots(timeline).stream()
                        .map(slot -> slot.toString().substring(11, 16))
                        .toList());
        assertEquals(
                1,
                timeline.at(Instant.parse("2026-11-24T12:00:00Z")).orElseThrow().number());
        assertEquals(
                2,
                timeline.at(Instant.parse("2026-11-24T13:30:00Z")).orElseThrow().number());
    }

    @Test
    void itIsWhatSlotsUntilSays() {
        var first = Versions.cron("*/20 * * * *");
        var second = Versions.cron("5 * * * *");
        var third = Versions.cron("0 0 * * *");
        Instant one = Instant.parse("2026-11-24T05:20:00Z");
        Instant two = Instant.parse("2026-11-24T09:05:00.5Z");
        Timeline timeline = Timeline.of(List.of(
                Versions.of(1, MADE.toString(), first),
                Versions.of(2, one.toString(), second),
                Versions.of(3, two.toString(), third)));
        Slots folded =
                Slots.of(first.firings()).until(one, Slots.of(second.firings()).until(two, Slots.of(third.firings())));
        assertEquals(slots(folded), slots(timeline));
    }

    @Test
    void offAndOnAgainChangesNoSlotToCome() {
        var hourly = Versions.cron("0 * * * *");
        Timeline untouched = Timeline.of(List.of(Versions.of(1, MADE.toString(), hourly)));
        Timeline toggled = untouched
                .with(Versions.of(2, "2026-11-24T09:10:00Z", hourly.withEnabled(false)))
                .with(Versions.of(3, "2026-11-24T09:50:00Z", hourly));
        assertEquals(slots(untouched), slots(toggled));
        assertFalse(untouched
                .with(Versions.of(2, "2026-11-24T09:10:00Z", hourly.withEnabled(false)))
                .has(Instant.parse("2026-11-24T10:00:00Z")));
    }

    @Test
    void theNewerVersionHasTheLastWordWhereAClockWasSetBack() {
        Timeline timeline = Timeline.of(List.of(
                Versions.of(1, MADE.toString(), Versions.cron("0 * * * *")),
                Versions.of(2, "2026-11-24T11:00:00Z", Versions.cron("* * * * *")),
                Versions.of(3, "2026-11-24T10:00:00Z", Versions.cron("30 20 * * *"))));
        assertEquals(
                Optional.of(Instant.parse("2026-11-24T20:30:00Z")),
                timeline.after(Instant.parse("2026-11-24T10:00:00Z")));
        assertEquals(
                List.of(1L, 3L),
                timeline.versions().stream().map(Version::number).toList());
    }

    @Test
    void aDefinitionThatCannotBeReadHasNoSlotsAndTheOthersKeepTheirs() {
        Timeline timeline = Timeline.of(List.of(
                Versions.of(1, MADE.toString(), Versions.cron("0 * * * *")),
                new Version(2, Instant.parse("2026-11-24T02:30:00Z"), Optional.empty(), Optional.empty(), "ada"),
                Versions.of(3, "2026-11-24T22:30:00Z", Versions.cron("0 * * * *"))));
        assertEquals(3, slots(timeline).size());
    }

    @Test
    void anEditLeavesASlotThatHasComeAndTakesEffectAfterWhatIsDecided() {
        Instant due = Instant.parse("2026-11-24T02:00:00Z");
        Optional<NextSlot> waiting = Optional.of(new NextSlot(due, due.plusSeconds(40)));
        var daily = Versions.cron("0 5 * * *");
        EditInTime overdue = EditInTime.of(ID, waiting, Optional.empty(), daily, due.plusSeconds(10));
        assertEquals(waiting, overdue.next());
        assertEquals(
                waiting,
                EditInTime.of(ID, waiting, Optional.empty(), daily.withEnabled(false), due)
                        .next());
        EditInTime early = EditInTime.of(ID, waiting, Optional.empty(), daily, due.minusSeconds(10));
        assertEquals(
                Instant.parse("2026-11-24T05:00:00Z"),
                early.next().orElseThrow().dueAt());
        EditInTime setBack = EditInTime.of(ID, waiting, Optional.of(due.minusSeconds(60)), daily, MADE);
        assertEquals(due.minusSeconds(60), setBack.effectiveFrom());
        assertTrue(setBack.next().isPresent());
    }

    private static List<Instant> slots(Slots slots) {
        List<Instant> found = new ArrayList<>();
        for (Optional<Instant> slot = slots.after(MADE);
                slot.isPresent() && slot.get().isBefore(END); ) {
            found.add(slot.get());
            slot = slots.after(slot.get());
        }
        return found;
    }
}
