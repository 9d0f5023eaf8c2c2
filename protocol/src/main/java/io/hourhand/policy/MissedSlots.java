package io.hourhand.policy;

import io.hourhand.schedule.Slots;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The slots of a downtime, oldest first, each with what becomes of it. */
final class MissedSlots {

    private MissedSlots() {}

    static Stream<SlotDecision> decide(CatchUp rule, Slots slots, Instant handled, Instant back) {
        Instant window = back.minus(rule.window());
        Span old = Span.of(slots, handled, window);
        Iterator<Instant> recent =
                between(slots, old.last().orElse(handled), back).iterator();
        return Stream.concat(old.decision().stream(), inWindow(rule, recent));
    }

    private static Stream<SlotDecision> inWindow(CatchUp rule, Iterator<Instant> slots) {
        return switch (rule.mode()) {
            case NONE -> stream(new Newest(slots, 0, SlotReason.CATCH_UP_NONE));
            case LAST -> stream(new Newest(slots, 1, SlotReason.NOT_NEWEST));
            case ALL -> stream(new Newest(slots, rule.maxRuns(), SlotReason.OVER_MAX_RUNS));
        };
    }

    private static Stream<Instant> between(Slots slots, Instant after, Instant until) {
        return Stream.iterate(slots.after(after), Optional::isPresent, slot -> slot.flatMap(slots::after))
                .flatMap(Optional::stream)
                .takeWhile(slot -> !slot.isAfter(until));
    }

    private static Stream<SlotDecision> stream(Iterator<SlotDecision> decisions) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(decisions, traits), false);
    }

    /** The slots before the window, counted and not kept. */
    private record Span(Optional<Instant> first, Optional<Instant> last, long count) {

        static Span of(Slots slots, Instant after, Instant window) {
            Optional<Instant> first = slots.after(after).filter(slot -> slot.isBefore(window));
            Optional<Instant> last = first;
            long count = first.isPresent() ? 1 : 0;
            for (var next = last; next.isPresent(); count++) {
                next = next.flatMap(slots::after).filter(slot -> slot.isBefore(window));
                if (next.isEmpty()) {
                    break;
                }
                last = next;
            }
            return new Span(first, last, count);
        }

        Optional<SlotDecision> decision() {
            return first.flatMap(from ->
                    last.map(until -> new SlotDecision.MissedSpan(from, until, count, SlotReason.BEFORE_WINDOW)));
        }
    }

    /** Lets the newest few run; each older one is missed as soon as so many newer ones are known. */
    private record Newest(Iterator<Instant> slots, int runs, SlotReason otherwise, Queue<Instant> held)
            implements Iterator<SlotDecision> {

        Newest(Iterator<Instant> slots, int runs, SlotReason otherwise) {
            this(slots, runs, otherwise, new ArrayDeque<>());
        }

        @Override
        public boolean hasNext() {
            return !held.isEmpty() || slots.hasNext();
        }

        @Override
        public SlotDecision next() {
            while (held.size() <= runs && slots.hasNext()) {
                held.add(slots.next());
            }
            Instant oldest = held.remove();
            return held.size() >= runs
                    ? new SlotDecision.Missed(oldest, otherwise)
                    : new SlotDecision.Run(oldest, Cause.CATCH_UP);
        }
    }
}
