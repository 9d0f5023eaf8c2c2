package io.hourhand.quickstart.system.fault.soak;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What is left to chance. */
record Dice(Random random, List<UUID> schedules) {

    String schedule() {
        return schedules.get(random.nextInt(schedules.size())).toString();
    }

    Trouble trouble() {
        return Trouble.OFTEN.get(random.nextInt(Trouble.OFTEN.size()));
    }

    /** From 1 to {@code most}. */
    int number(int most) {
        return 1 + random.nextInt(most);
    }
}
