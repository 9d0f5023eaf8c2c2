package io.hourhand.web.page.schedule;

import io.hourhand.schedule.Firing;
import io.hourhand.schedule.Firings;
import io.hourhand.store.schedule.StoredSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The next firings of many schedules, merged by time. Each schedule holds one firing in the queue, and its next one is
 * only computed when that is taken: n firings cost n steps, however often the schedules fire.
 */
final class Upcoming {

    private static final Comparator<Start> BY_TIME = Comparator.comparing(
                    (Start start) -> start.firing().dueAt())
            .thenComparing(start -> start.schedule().definition().name());

    private Upcoming() {}

    /** One firing of one schedule. */
    record Start(StoredSchedule schedule, Firing firing) {}

    /**
     * The first firings before an instant. Of a schedule that is late its late slot is one, and then those from now on:
     * what becomes of the slots between them is for its catch-up rule to say.
     *
     * @param soonest schedules in the order of their next slots. As each gives one firing at least, the first {@code most}
     *     firings are of the first {@code most} schedules: later ones need not be there
     */
    static List<Start> merged(List<StoredSchedule> soonest, Instant now, Instant until, int most) {
        PriorityQueue<Start> queue = new PriorityQueue<>(BY_TIME);
        soonest.forEach(schedule -> schedule.nextDueAt()
                .flatMap(due -> after(schedule, due.minusNanos(1)))
                .ifPresent(queue::add));
        List<Start> first = new ArrayList<>();
        while (first.size() < most) {
            Start next = queue.poll();
            if (next == null || !next.firing().dueAt().isBefore(until)) {
                break;
            }
            first.add(next);
            Instant due = next.firing().dueAt();
            after(next.schedule(), due.isBefore(now) ? now : due).ifPresent(queue::add);
        }
        return first;
    }

    private static Optional<Start> after(StoredSchedule schedule, Instant instant) {
        Firings firings = schedule.definition().firings();
        return firings.after(instant).map(firing -> new Start(schedule, firing));
    }
}
