package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.SlotEntry;
import io.hourhand.schedule.Slots;
import io.hourhand.timeline.Explain;
import io.hourhand.timeline.Explanation;
import io.hourhand.timeline.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every slot ends in exactly one line, whatever befalls the daemon, its clock and the schedule. */
class LedgerTest {

    private static final int WORLDS = 400;
    private static final int STEPS = 30;

    @Test
    void everySlotOfEveryWorldHasExactlyOneLine() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = new World(seed);
            for (int step = 0; step < STEPS; step++) {
                world.step();
            }
            world.settle();
            assertComplete(world, "world " + seed);
            assertExplained(world, "world " + seed);
        }
    }

    private static void assertComplete(World world, String name) {
        List<Instant> expected = slots(world);
        assertEquals(
                expected.size(),
                world.ledger.values().stream().mapToLong(SlotEntry::count).sum(),
                name);
        for (Instant slot : expected) {
            assertTrue(world.line(slot).isPresent(), name + ": nothing is known of " + slot);
        }
        for (SlotEntry line : world.ledger.values()) {
            assertTrue(expected.contains(line.dueAt()), name + ": " + line + " is no slot");
            assertEquals(line.reason().isPresent(), line.evidence().isPresent(), name);
            assertEquals(
                    line.count(),
                    expected.stream()
                            .filter(slot -> !slot.isBefore(line.dueAt())
                                    && !slot.isAfter(line.untilAt().orElse(line.dueAt())))
                            .count(),
                    name);
        }
    }

    /** What anybody is told of an instant is what the ledger says of it, and of all others that there is no slot. */
    private static void assertExplained(World world, String name) {
        Explain explain = new Explain(world.id, world.timeline(), world.waiting.map(slot -> slot.dueAt()), world.now);
        for (Instant slot : slots(world)) {
            SlotEntry line = world.line(slot).orElseThrow();
            Explanation told = explain.at(slot, world.newestLine(slot));
            assertEquals(line.outcome().name(), told.fate().name(), name + " at " + slot);
            assertEquals(line.reason().orElse(Explain.TIMING), told.rule(), name + " at " + slot);
            assertEquals(Optional.of(slot), told.firing().map(firing -> firing.dueAt()), name);
            Instant beside = slot.plusMillis(1);
            assertEquals(
                    Fate.NO_SLOT, explain.at(beside, world.newestLine(beside)).fate(), name + " at " + beside);
        }
        world.waiting.ifPresent(slot -> {
            Explanation told = explain.at(slot.dueAt(), world.newestLine(slot.dueAt()));
            assertTrue(told.fate() == Fate.WILL_RUN || told.fate() == Fate.WILL_BE_SKIPPED, name + ": " + told);
        });
    }

    /** The slots up to the one that is waited for, which has not started yet. */
    private static List<Instant> slots(World world) {
        Slots all = world.timeline();
        Instant end = world.waiting.map(slot -> slot.dueAt().minusNanos(1)).orElse(world.now);
        List<Instant> slots = new ArrayList<>();
        for (Optional<Instant> slot = all.after(Instant.EPOCH);
                slot.filter(due -> !due.isAfter(end)).isPresent();
                slot = all.after(slot.get())) {
            slots.add(slot.get());
        }
        return slots;
    }
}
