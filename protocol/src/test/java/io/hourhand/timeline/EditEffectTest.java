package io.hourhand.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Interval;
import io.hourhand.schedule.Timing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EditEffectTest {

    private static final Instant EDIT = Instant.parse("2026-11-24T09:10:00Z");
    private static final List<String> TIMINGS = List.of(
            "0 2 * * *", "30 2 * * *", "0 */6 * * *", "*/20 * * * *", "15 8 * * MON-FRI", "0 0 1 * *", "5 4 29 2 *");

    @Test
    void anotherHourMovesASlotOfEachDay() {
        EditEffect effect = effect(Versions.cron("0 2 * * *"), Versions.cron("30 3 * * *"));
        assertEquals(30, effect.moves());
        assertEquals(0, effect.appears() + effect.vanishes() + effect.stays());
        assertEquals(
                new EditEffect.Move(Instant.parse("2026-11-25T02:00:00Z"), Instant.parse("2026-11-25T03:30:00Z")),
                effect.move().getFirst());
    }

    @Test
    void otherJobsOrRulesChangeNoSlot() {
        EditEffect effect = effect(Versions.cron("0 2 * * *"), Versions.cron("0  2 * * *"));
        assertEquals(30, effect.stays());
        assertEquals(List.of(), effect.move());
    }

    @Test
    void switchedOffAllVanish() {
        EditEffect effect =
                effect(Versions.cron("0 2 * * *"), Versions.cron("0 2 * * *").withEnabled(false));
        assertEquals(30, effect.vanishes());
    }

    @Test
    void offAndOnAgainIsAnEmptyDifference() {
        ScheduleDefinition hourly = Versions.cron("0 * * * *");
        Timeline untouched = Timeline.of(List.of(Versions.of(1, "2026-11-20T00:00:00Z", hourly)));
        Timeline off = untouched.with(Versions.of(2, "2026-11-24T09:05:00Z", hourly.withEnabled(false)));
        Timeline toggled = off.with(Versions.of(3, EDIT.toString(), hourly));
        EditEffect effect = EditEffect.of(untouched, toggled, ZoneId.of("UTC"), EDIT);
        assertEquals(720, effect.stays());
        assertEquals(0, effect.appears() + effect.vanishes() + effect.moves());
    }

    @Test
    void aSlotASecondIsCountedWholeAndListedInPart() {
        EditEffect effect = effect(
                Versions.cron("0 2 * * *"), Versions.definition(new Timing.Every(new Interval.Seconds(1)), "UTC"));
        assertEquals(30L * 86_400 - 30, effect.appears());
        assertEquals(EditEffect.LISTED, effect.appear().size());
    }

    @Test
    void whatItTellsIsTheDifferenceOfBothSetsOfSlots() {
        Random chance = new Random(1);
        for (int round = 0; round < 300; round++) {
            Timeline before = timeline(any(chance));
            Timeline after = before.with(Versions.of(2, EDIT.toString(), any(chance)));
            EditEffect effect = EditEffect.of(before, after, ZoneId.of("Europe/Paris"), EDIT);
            Set<Instant> old = slots(before);
            Set<Instant> young = slots(after);
            assertEquals(old.stream().filter(young::contains).count(), effect.stays());
            if (effect.moves() < EditEffect.LISTED && effect.appears() < EditEffect.LISTED) {
                assertEquals(without(young, old), both(effect.appear(), EditEffect.Move::to, effect));
            }
            if (effect.moves() < EditEffect.LISTED && effect.vanishes() < EditEffect.LISTED) {
                assertEquals(without(old, young), both(effect.vanish(), EditEffect.Move::from, effect));
            }
        }
    }

    private static ScheduleDefinition any(Random chance) {
        return Versions.cron(TIMINGS.get(chance.nextInt(TIMINGS.size())), chance.nextBoolean() ? "Europe/Paris" : "UTC")
                .withEnabled(chance.nextInt(6) > 0);
    }

    private static EditEffect effect(ScheduleDefinition before, ScheduleDefinition after) {
        Timeline timeline = timeline(before);
        return EditEffect.of(timeline, timeline.with(Versions.of(2, EDIT.toString(), after)), after.timeZone(), EDIT);
    }

    private static Timeline timeline(ScheduleDefinition definition) {
        return Timeline.of(List.of(Versions.of(1, "2026-11-20T00:00:00Z", definition)));
    }

    private static Set<Instant> slots(Timeline timeline) {
        return Stream.iterate(timeline.after(EDIT), Optional::isPresent, slot -> timeline.after(slot.get()))
                .map(Optional::get)
                .takeWhile(slot -> !slot.isAfter(EDIT.plus(EditEffect.AHEAD)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Instant> without(Set<Instant> all, Set<Instant> others) {
        return all.stream().filter(slot -> !others.contains(slot)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Instant> both(
            List<Instant> alone, java.util.function.Function<EditEffect.Move, Instant> end, EditEffect effect) {
        return Stream.concat(alone.stream(), effect.move().stream().map(end))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
