package io.hourhand.quickstart.system.fault.stage;

import io.hourhand.job.Job;
import io.hourhand.job.JobContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A job that does to its daemon what {@code deed} says: {@code exit} or {@code starve} at its first attempt, or
 * {@code memory}, which lets go of all when there is no more.
 */
public final class DeadlyJob implements Job {

    private static final int PIECE = 1_000_000;
    private static final int SMALLEST = 16;

    @Override
    public String name() {
        return "deadly";
    }

    @Override
    public void run(JobContext context) {
        switch (String.valueOf(context.parameters().get("deed"))) {
            case "memory" -> takeAll(context);
            case "starve" -> {
                if (context.attempt() == 1) {
                    starve();
                }
            }
            default -> {
                if (context.attempt() == 1) {
                    System.exit(7);
                }
            }
        }
    }

    private static void takeAll(JobContext context) {
        List<byte[]> kept = new ArrayList<>();
        while (!context.cancelled()) {
            kept.add(new byte[PIECE]);
        }
        context.log("kept " + kept.size());
    }

    /** Keeps all that there is and all that others give back, so that it is missing to the daemon itself. */
    @SuppressWarnings("InfiniteLoopStatement")
    private static void starve() {
        Object[] last = new Object[0];
        for (int size = PIECE; ; ) {
            try {
                last = new Object[] {last, new byte[size]};
            } catch (OutOfMemoryError e) {
                size = Math.max(SMALLEST, size / 2);
            }
        }
    }
}
