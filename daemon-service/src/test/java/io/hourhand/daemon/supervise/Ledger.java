package io.hourhand.daemon.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.run.NextSlot;
import io.hourhand.run.SlotEntry;
import io.hourhand.schedule.Firing;
import io.hourhand.timeline.Explain;
import io.hourhand.timeline.Explanation;
import io.hourhand.timeline.Fate;
import io.hourhand.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A world's ledger, compared with the slots that its schedule had. */
final class Ledger {

    private final String name;
    private final Book book;
    private final Timeline timeline;
    private final Optional<NextSlot> waiting;
    private final Instant now;
    private final TreeMap<Instant, SlotEntry> lines = new TreeMap<>();
    private final List<Instant> expected;

    Ledger(World world) {
        name = world.toString();
        book = world.book();
        timeline = book.timeline();
        waiting = book.waiting();
        now = world.now();
        book.lines().forEach(line -> lines.put(line.dueAt(), line));
        expected = slots();
    }

    /** The slots up to the one that is waited for, which has not started yet. */
    private List<Instant> slots() {
        Instant end = waiting.map(slot -> slot.dueAt().minusNanos(1)).orElse(now);
        List<Instant> slots = new ArrayList<>();
        for (Optional<Instant> slot = timeline.after(Instant.EPOCH);
                slot.filter(due -> !due.isAfter(end)).isPresent();
                slot = timeline.after(slot.get())) {
            slots.add(slot.get());
        }
        return slots;
    }

    /** Every slot has exactly one line, and there is no line without a slot. */
    void assertComplete() {
        assertEquals(
                expected.size(),
                lines.values().stream().mapToLong(SlotEntry::count).sum(),
                name);
        for (Instant slot : expected) {
            assertTrue(line(slot).isPresent(), name + ": nothing is known of " + slot);
        }
        for (SlotEntry line : lines.values()) {
            assertTrue(expected.contains(line.dueAt()), name + ": " + line + " is no slot");
            assertEquals(line.reason().isPresent(), line.evidence().isPresent(), name);
            Instant last = line.untilAt().orElse(line.dueAt());
            assertEquals(
                    line.count(),
                    expected.stream()
                            .filter(slot -> !slot.isBefore(line.dueAt()) && !slot.isAfter(last))
                            .count(),
                    name);
        }
    }

    /** What anybody is told of an instant is what the ledger says of it, and of all others that there is no slot. */
    void assertExplained() {
        Explain explain = new Explain(book.id(), timeline, waiting.map(NextSlot::dueAt), now);
        for (Instant slot : expected) {
            SlotEntry line = line(slot).orElseThrow();
            Explanation told = explain.at(slot, newest(slot));
            String where = name + " at " + slot;
            assertEquals(line.outcome().name(), told.fate().name(), where);
            assertEquals(line.reason().orElse(Explain.TIMING), told.rule(), where);
            assertEquals(Optional.of(slot), told.firing().map(Firing::dueAt), where);
            Instant beside = slot.plusMillis(1);
            assertEquals(Fate.NO_SLOT, explain.at(beside, newest(beside)).fate(), where);
        }
        waiting.ifPresent(slot -> {
            Fate fate = explain.at(slot.dueAt(), newest(slot.dueAt())).fate();
            assertTrue(fate == Fate.WILL_RUN || fate == Fate.WILL_BE_SKIPPED, name + ": " + fate);
        });
    }

    private Optional<SlotEntry> newest(Instant at) {
        return Optional.ofNullable(lines.floorEntry(at)).map(Map.Entry::getValue);
    }

    /** The line that stands for a slot. */
    private Optional<SlotEntry> line(Instant slot) {
        return newest(slot)
                .filter(line -> line.dueAt().equals(slot)
                        || line.untilAt().filter(until -> !until.isBefore(slot)).isPresent());
    }
}
