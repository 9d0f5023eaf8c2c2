package io.hourhand.simulate;

import io.hourhand.schedule.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays schedules through a time. Memory grows with the number of schedules and hours, not with slots.
 *
 * <p>Each schedule is played for itself: there is always a free place for its run.
 */
public final class Simulation {

    private Simulation() {}

    /**
     * Plays all slots from {@code from} to before {@code to}. A downtime that lasts beyond {@code to} still decides about
     * the slots before it.
     */
    public static Report of(List<Plan> plans, Instant from, Instant to, List<Downtime> downtimes) {
        List<Downtime> merged = Downtime.merged(downtimes);
        Starts starts = new Starts(from, to);
        List<Tally> tallies = new ArrayList<>();
        for (Plan plan : plans) {
            RunsInFlight runs = new RunsInFlight(plan.runTime(), merged, starts);
            Slots slots = plan.slots().until(to.minusNanos(1), Slots.none());
            tallies.add(new ScheduleInTime(plan, slots, runs).play(from.minusNanos(1), merged));
        }
        return new Report(from, to, List.copyOf(tallies), starts.busiestHour(), starts.startsInBusiestHour());
    }
}
