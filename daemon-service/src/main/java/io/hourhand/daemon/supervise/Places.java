package io.hourhand.daemon.supervise;

import io.hourhand.daemon.run.RunOrder;
import io.hourhand.policy.Busy;
import io.hourhand.policy.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runs have a place, and which wait: so many schedules may run side by side, and a run that waits for its own
 * schedule's run before it takes no place. First come, first served. Pure but for its own state; one thread.
 *
 * <p>A run of a backfill is in nobody's way by the overlap rule: what is due meanwhile waits for its end and is late, as
 * work on the past must not cost a slot of today.
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
        boolean behindBackfill = order.cause() != Cause.BACKFILL
                && all().anyMatch(other ->
                        other.cause() == Cause.BACKFILL && other.scheduleId().equals(order.scheduleId()));
        waiting.put(order.runId(), new Waiting(order, inLine || behindBackfill));
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

    /** The runs that are here. */
    Set<UUID> runs() {
        return all().map(RunOrder::runId).collect(Collectors.toSet());
    }

    /** Schedules that have any run here. */
    Set<UUID> engaged() {
        return all().map(RunOrder::scheduleId).collect(Collectors.toSet());
    }

    /** What every schedule that has anything going has going. */
    Map<UUID, Busy> busy() {
        Map<UUID, Busy> busy = new HashMap<>();
        all().forEach(order -> busy.computeIfAbsent(order.scheduleId(), this::busy));
        return busy;
    }

    /** What a schedule has going: what waits only for a place counts as running, a backfill does not count. */
    Busy busy(UUID scheduleId) {
        List<UUID> going = new ArrayList<>();
        List<UUID> queued = new ArrayList<>();
        all().filter(order -> order.scheduleId().equals(scheduleId) && order.cause() != Cause.BACKFILL)
                .map(RunOrder::runId)
                .forEach(run -> (isInLine(run) ? queued : going).add(run));
        return new Busy(going, queued);
    }

    private boolean isInLine(UUID runId) {
        Waiting candidate = waiting.get(runId);
        return candidate != null && candidate.inLine();
    }

    private Stream<RunOrder> all() {
        return Stream.concat(
                running.values().stream(), waiting.values().stream().map(Waiting::order));
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
