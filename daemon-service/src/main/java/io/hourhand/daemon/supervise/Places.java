package io.hourhand.daemon.supervise;

import io.hourhand.daemon.run.RunOrder;
import io.hourhand.policy.Busy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which runs have a place, and which wait: so many schedules may run side by side, and a run that waits for its own
 * schedule's run before it takes no place. First come, first served. Pure but for its own state; one thread.
 */
final class Places {

    private final int size;
    private final Map<UUID, RunOrder> running = new LinkedHashMap<>();
    private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();
    private final Set<UUID> hurried = new HashSet<>();

    /** A run that waits, alone or for all earlier runs of its schedule. */
    private record Waiting(RunOrder order, boolean inLine) {}

    Places(int size) {
        this.size = size;
    }

    /**
     * Lets a run wait for its place; {@link #next} says when it has one.
     *
     * @param inLine whether it must not begin before the runs of its schedule that are here now have ended
     */
    void add(RunOrder order, boolean inLine) {
        waiting.put(order.runId(), new Waiting(order, inLine));
    }

    /** The next run that may begin, which then has its place. */
    Optional<RunOrder> next() {
        boolean free = running.size() < size;
        Optional<RunOrder> next = waiting.values().stream()
                .filter(candidate -> hurried.contains(candidate.order().runId())
                        || (free && (!candidate.inLine() || isFirst(candidate.order()))))
                .map(Waiting::order)
                .findFirst();
        next.ifPresent(order -> {
            waiting.remove(order.runId());
            running.put(order.runId(), order);
        });
        return next;
    }

    /** Gives a waiting run a place beyond all others: it is to be cancelled, which takes no time. */
    void hurry(UUID runId) {
        Waiting run = waiting.get(runId);
        if (run != null) {
            hurried.add(runId);
        }
    }

    /** Frees the place of a run that is over, or takes it out of the line. */
    void remove(UUID runId) {
        running.remove(runId);
        waiting.remove(runId);
        hurried.remove(runId);
    }

    boolean isRunning(UUID runId) {
        return running.containsKey(runId);
    }

    /** What every schedule that has anything going has going. */
    Map<UUID, Busy> busy() {
        Map<UUID, Busy> busy = new HashMap<>();
        running.values().forEach(order -> busy.computeIfAbsent(order.scheduleId(), this::busy));
        waiting.values().forEach(run -> busy.computeIfAbsent(run.order().scheduleId(), this::busy));
        return busy;
    }

    /** What a schedule has going: what waits only for a place counts as running. */
    Busy busy(UUID scheduleId) {
        List<UUID> going = new ArrayList<>();
        List<UUID> queued = new ArrayList<>();
        running.values().stream()
                .filter(order -> order.scheduleId().equals(scheduleId))
                .forEach(order -> going.add(order.runId()));
        for (Waiting candidate : waiting.values()) {
            if (candidate.order().scheduleId().equals(scheduleId)) {
                (candidate.inLine() ? queued : going).add(candidate.order().runId());
            }
        }
        return new Busy(going, queued);
    }

    private boolean isFirst(RunOrder order) {
        UUID scheduleId = order.scheduleId();
        boolean runs =
                running.values().stream().anyMatch(other -> other.scheduleId().equals(scheduleId));
        Optional<UUID> first = waiting.values().stream()
                .map(Waiting::order)
                .filter(other -> other.scheduleId().equals(scheduleId))
                .map(RunOrder::runId)
                .findFirst();
        return !runs && first.equals(Optional.of(order.runId()));
    }
}
