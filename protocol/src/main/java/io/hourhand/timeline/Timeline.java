package io.hourhand.timeline;

import io.hourhand.run.NextSlot;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Firing;
import io.hourhand.schedule.Jitter;
import io.hourhand.schedule.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All due instants of a schedule through its versions. A slot belongs to the newest version that took effect before it:
 * up to and including the instant of an edit the old definition decides, after it the new one. While a version is not
 * enabled there are no slots.
 *
 * <p>A newer version always has the last word for what comes after its instant, even if a clock that was set back dates
 * it before an older one.
 */
public final class Timeline implements Slots {

    /** One version, the last instant that is its own, and its slots. */
    private record Stretch(Version version, Instant end, Slots slots) {}

    /** How far back a slot is looked for: nearer first, so that no look passes many slots. */
    private static final List<Duration> BACK = List.of(
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(32),
            Duration.ofDays(400),
            Duration.ofDays(3_660));

    /** In order of time; each begins where the one before it ends. */
    private final List<Stretch> stretches;

    private Timeline(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    /** The timeline of these versions, in any order. */
    public static Timeline of(List<Version> versions) {
        Deque<Version> inForce = new ArrayDeque<>();
        versions.stream().sorted(Comparator.comparingLong(Version::number)).forEach(version -> {
            while (!inForce.isEmpty() && !inForce.getLast().effectiveFrom().isBefore(version.effectiveFrom())) {
                inForce.removeLast();
            }
            inForce.addLast(version);
        });
        List<Stretch> stretches = new ArrayList<>();
        while (!inForce.isEmpty()) {
            Version version = inForce.removeFirst();
            Instant end = inForce.isEmpty() ? Instant.MAX : inForce.getFirst().effectiveFrom();
            stretches.add(new Stretch(version, end, slots(version)));
        }
        return new Timeline(List.copyOf(stretches));
    }

    private static Slots slots(Version version) {
        return version.definition()
                .filter(ScheduleDefinition::enabled)
                .map(definition -> Slots.of(definition.firings()))
                .orElseGet(Slots::none);
    }

    /** The versions that are in force at some time, the oldest first. */
    public List<Version> versions() {
        return stretches.stream().map(Stretch::version).toList();
    }

    @Override
    public Optional<Instant> after(Instant t) {
        for (Stretch stretch : stretches) {
            Instant begin = stretch.version().effectiveFrom();
            Instant from = t.isBefore(begin) ? begin : t;
            if (from.isBefore(stretch.end())) {
                Optional<Instant> slot = stretch.slots().after(from).filter(found -> !found.isAfter(stretch.end()));
                if (slot.isPresent()) {
                    return slot;
                }
            }
        }
        return Optional.empty();
    }

    /** The last slot strictly before an instant, of the last ten years. */
    public Optional<Instant> before(Instant t) {
        for (Duration back : BACK) {
            Optional<Instant> last = Optional.empty();
            Instant from = t.minus(back).minusNanos(1);
            for (Optional<Instant> slot = after(from);
                    slot.filter(found -> found.isBefore(t)).isPresent();
                    slot = after(slot.get())) {
                last = slot;
            }
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    /** A slot with the reading of its local clock; empty where there is no slot. */
    public Optional<Firing> firing(Instant slot) {
        return Optional.of(slot)
                .filter(this::has)
                .flatMap(this::at)
                .flatMap(Version::definition)
                .flatMap(definition -> definition.firings().after(slot.minusNanos(1)));
    }

    public boolean has(Instant slot) {
        return after(slot.minusNanos(1)).filter(slot::equals).isPresent();
    }

    /** The version that decides a slot at an instant; empty before the schedule was made. */
    public Optional<Version> at(Instant slot) {
        for (int i = stretches.size() - 1; i >= 0; i--) {
            if (stretches.get(i).version().effectiveFrom().isBefore(slot)) {
                return Optional.of(stretches.get(i).version());
            }
        }
        return Optional.empty();
    }

    /** When a slot starts: at its instant plus the jitter that its version gives it. */
    public Instant startOf(UUID scheduleId, Instant slot) {
        Duration longest = at(slot).flatMap(Version::definition)
                .map(ScheduleDefinition::jitter)
                .orElse(Duration.ZERO);
        return slot.plus(Jitter.of(scheduleId, slot, longest));
    }

    /** The first slot after an instant, and when it starts. */
    public Optional<NextSlot> next(UUID scheduleId, Instant t) {
        return after(t).map(slot -> new NextSlot(slot, startOf(scheduleId, slot)));
    }

    /**
     * The same with the times filled in which the schedule was off, did not exist, or cannot be read: by the slots that a
     * definition would have had.
     */
    public Timeline filledBy(ScheduleDefinition definition) {
        ScheduleDefinition on = definition.withEnabled(true);
        List<Version> versions = new ArrayList<>();
        versions.add(new Version(0, Instant.EPOCH, Optional.of(on), Optional.empty(), ""));
        versions()
                .forEach(version -> versions.add(new Version(
                        version.number(),
                        version.effectiveFrom(),
                        version.definition().filter(ScheduleDefinition::enabled).or(() -> Optional.of(on)),
                        version.pause(),
                        version.editedBy())));
        return of(versions);
    }

    /** This timeline after one more edit. */
    public Timeline with(Version newer) {
        List<Version> versions = new ArrayList<>(versions());
        versions.add(newer);
        return of(versions);
    }
}
