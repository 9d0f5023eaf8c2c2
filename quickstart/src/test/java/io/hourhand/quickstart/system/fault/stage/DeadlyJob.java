package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.job.Job;
import io.hourhand.job.JobContext;
import java.util.ArrayList;
import java.util.List;

/** A job that does to its daemon what {@code deed} says: {@code exit} at its first attempt, or {@code memory}. */
public final class DeadlyJob implements Job {

    private static final int PIECE = 1_000_000;

    @Override
    public String name() {
        return "deadly";
    }

    @Override
    public void run(JobContext context) {
        if ("memory".equals(context.parameters().get("deed"))) {
            List<byte[]> kept = new ArrayList<>();
            while (!context.cancelled()) {
                kept.add(new byte[PIECE]);
            }
            context.log("kept " + kept.size());
        } else if (context.attempt() == 1) {
            System.exit(7);
        }
    }
}
