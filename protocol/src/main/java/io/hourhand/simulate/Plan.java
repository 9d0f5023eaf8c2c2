package io.hourhand.simulate;

import io.hourhand.policy.CatchUp;
import io.hourhand.policy.Overlap;
import io.hourhand.schedule.Slots;
import java.time.Duration;

/**
 * A schedule to simulate.
 *
 * @param runTime how long each of its runs takes while a daemon is up; zero or more
 */
public record Plan(String name, Slots slots, CatchUp catchUp, Overlap overlap, Duration runTime) {

    public Plan {
        if (runTime.isNegative()) {
            throw new IllegalArgumentException("runTime " + runTime);
        }
    }
}
