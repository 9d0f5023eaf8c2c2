package io.hourhand.daemon.supervise;

import io.hourhand.daemon.run.RunOrder;
import io.hourhand.policy.Busy;
import io.hourhand.policy.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runs have a place, and which wait: so many schedules may run side by side, and a run that waits for its own
 * schedule's run before it takes no place. First come, first served. Pure but for its own state; one thread.
 *
 * <p>A run of a backfill is in nobody's way by the overlap rule: what is due meanwhile waits for its end and is late, as
 * work on the past must not cost a slot of today. Ten thousand slots of a catch-up may wait here: whoever is next is
 * found without looking at all of them.
 */
final class Places {

    private final int size;
    private final Map<UUID, RunOrder> running = new LinkedHashMap<>();
    private final Map<UUID, Waiting> waiting = new HashMap<>();
    private final SortedMap<Long, Waiting> prompt = new TreeMap<>();
    private final SortedMap<Long, Waiting> hurried = new TreeMap<>();
    private final SortedMap<Long, Waiting> begun = new TreeMap<>();
    private final Map<UUID, SortedMap<Long, Waiting>> bySchedule = new LinkedHashMap<>();
    private long arrivals;

    /**
     * A run that waits, alone or for all earlier runs of its schedule.
     *
     * @param arrival its number in the order in which they came
     */
    private record Waiting(RunOrder order, boolean inLine, long arrival) {}

    Places(int size) {
        this.size = size;
    }

    /**
     * Lets a run wait for its place; {@link #next} says when it has one.
     *
     * @param inLine whether it must not begin before the runs of its schedule that are here now have ended
     */
    void add(RunOrder order, boolean inLine) {
        boolean behindBackfill = order.cause() != Cause.BACKFILL
                && of(order.scheduleId()).anyMatch(other -> other.cause() == Cause.BACKFILL);
        Waiting run = new Waiting(order, inLine || behindBackfill, arrivals++);
        waiting.put(order.runId(), run);
        bySchedule.computeIfAbsent(order.scheduleId(), id -> new TreeMap<>()).put(run.arrival(), run);
        if (!run.inLine()) {
            prompt.put(run.arrival(), run);
        }
    }

    /** The next run that may begin, which then has its place. */
    Optional<RunOrder> next() {
        return take(isFree() ? Stream.concat(first(prompt), firstInLine()) : Stream.empty());
    }

    /** The same while nothing new may begin: one that is to be cancelled, or that had begun before. */
    Optional<RunOrder> nextOfOld() {
        return take(isFree() ? first(begun) : Stream.empty());
    }

    private boolean isFree() {
        return running.size() < size;
    }

    /** One that is to be cancelled needs no place. */
    private Optional<RunOrder> take(Stream<Waiting> candidates) {
        Optional<RunOrder> next = Stream.concat(first(hurried), candidates)
                .min(Comparator.comparingLong(Waiting::arrival))
                .map(Waiting::order);
        next.ifPresent(order -> {
            leave(order.runId());
            running.put(order.runId(), order);
        });
        return next;
    }

    /** Gives a waiting run a place beyond all others: it is to be cancelled, which takes no time. */
    void hurry(UUID runId) {
        Waiting run = waiting.get(runId);
        if (run != null) {
            hurried.put(run.arrival(), run);
        }
    }

    /** A waiting run had begun under an earlier daemon, which perhaps had more places. */
    void hasBegun(UUID runId) {
        Waiting run = waiting.get(runId);
        if (run != null) {
            begun.put(run.arrival(), run);
        }
    }

    /** Frees the place of a run that is over, or takes it out of the line. */
    void remove(UUID runId) {
        running.remove(runId);
        leave(runId);
    }

    boolean areWaiting() {
        return !waiting.isEmpty();
    }

    boolean isRunning(UUID runId) {
        return running.containsKey(runId);
    }

    /** The runs that are here. */
    Set<UUID> runs() {
        Set<UUID> runs = new HashSet<>(running.keySet());
        runs.addAll(waiting.keySet());
        return runs;
    }

    /** Schedules that have any run here. */
    Set<UUID> engaged() {
        Set<UUID> engaged = new HashSet<>(bySchedule.keySet());
        running.values().forEach(order -> engaged.add(order.scheduleId()));
        return engaged;
    }

    /** Whether a schedule has any run here. */
    boolean isEngaged(UUID scheduleId) {
        return bySchedule.containsKey(scheduleId) || isRunningOf(scheduleId);
    }

    /** What every schedule that has anything going has going. */
    Map<UUID, Busy> busy() {
        Map<UUID, Busy> busy = new HashMap<>();
        engaged().forEach(schedule -> busy.put(schedule, busy(schedule)));
        return busy;
    }

    /** What a schedule has going: what waits only for a place counts as running, a backfill does not count. */
    Busy busy(UUID scheduleId) {
        List<UUID> going = new ArrayList<>();
        List<UUID> queued = new ArrayList<>();
        of(scheduleId)
                .filter(order -> order.cause() != Cause.BACKFILL)
                .map(RunOrder::runId)
                .forEach(run -> (isInLine(run) ? queued : going).add(run));
        return new Busy(going, queued);
    }

    private boolean isInLine(UUID runId) {
        Waiting candidate = waiting.get(runId);
        return candidate != null && candidate.inLine();
    }

    private boolean isRunningOf(UUID scheduleId) {
        return running.values().stream().anyMatch(order -> order.scheduleId().equals(scheduleId));
    }

    /** A schedule's runs: those that go on, then those that wait, as they came. */
    private Stream<RunOrder> of(UUID scheduleId) {
        SortedMap<Long, Waiting> line = bySchedule.getOrDefault(scheduleId, Collections.emptySortedMap());
        return Stream.concat(
                running.values().stream().filter(order -> order.scheduleId().equals(scheduleId)),
                line.values().stream().map(Waiting::order));
    }

    /** The first of each line whose schedule has nothing going. */
    private Stream<Waiting> firstInLine() {
        Set<UUID> going = running.values().stream().map(RunOrder::scheduleId).collect(Collectors.toSet());
        return bySchedule.entrySet().stream()
                .filter(line -> !going.contains(line.getKey()))
                .flatMap(line -> first(line.getValue()));
    }

    private static Stream<Waiting> first(SortedMap<Long, Waiting> line) {
        return line.values().stream().limit(1);
    }

    private void leave(UUID runId) {
        Waiting run = waiting.remove(runId);
        if (run != null) {
            prompt.remove(run.arrival());
            hurried.remove(run.arrival());
            begun.remove(run.arrival());
            UUID schedule = run.order().scheduleId();
            bySchedule.computeIfPresent(schedule, (id, line) -> {
                line.remove(run.arrival());
                return line.isEmpty() ? null : line;
            });
        }
    }
}
