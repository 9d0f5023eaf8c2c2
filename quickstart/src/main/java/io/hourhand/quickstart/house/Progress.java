package io.hourhand.quickstart.house;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How far the house is, told by many threads and awaited by one. The first trouble ends every wait. */
final class Progress {

    enum Step {
        SAMPLE_LOADED("the sample application"),
        DAEMON_READY("the schedule-daemon"),
        WEB_READY("the web-server"),
        RUN_TOLD("the schedule-daemon's line about the run");

        private final String words;

        Step(String words) {
            this.words = words;
        }
    }

    private final Set<Step> reached = EnumSet.noneOf(Step.class);
    private @Nullable Trouble trouble;

    synchronized void reached(Step step) {
        reached.add(step);
        notifyAll();
    }

    synchronized void failed(Trouble why) {
        if (trouble == null) {
            trouble = why;
        }
        notifyAll();
    }

    /** Waits until all of {@code steps} are reached. */
    synchronized void await(Set<Step> steps, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            check();
            Set<Step> missing = EnumSet.copyOf(steps);
            missing.removeAll(reached);
            if (missing.isEmpty()) {
                return;
            }
            long left = millisUntil(end);
            if (left <= 0) {
                throw new Trouble(
                        missing.iterator().next().words + " was not there after " + atMost.toSeconds() + " s.",
                        "Its lines above may say why; try again, or on another folder with --data.");
            }
            wait(left);
        }
    }

    /** Lets some time pass, unless there is trouble. */
    synchronized void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        check();
        for (long left = time.toMillis(); left > 0; left = millisUntil(end)) {
            wait(left);
            check();
        }
    }

    /** Returns never: waits until trouble comes. */
    synchronized void awaitTrouble() throws InterruptedException {
        while (true) {
            check();
            wait();
        }
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    private void check() {
        if (trouble != null) {
            throw trouble;
        }
    }
}
