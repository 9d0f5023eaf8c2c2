package io.hourhand.quickstart.house;

import io.hourhand.quickstart.sample.SampleSchedule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;

/** One run of the sample schedule, asked for as a user does. */
final class SampleRun {

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration LAST_LINE = Duration.ofSeconds(20);

    private final Console console;
    private final Progress progress;
    private final Api api;

    SampleRun(Console console, Progress progress, Api api) {
        this.console = console;
        this.progress = progress;
        this.api = api;
    }

    /**
     * Enables the schedule, presses Run Now and waits for the end of that run.
     *
     * @return whether all its jobs succeeded
     */
    boolean run() throws InterruptedException {
        String schedule = api.scheduleId(SampleSchedule.NAME);
        api.enable(schedule);
        console.say("\"" + SampleSchedule.NAME + "\" is enabled; pressing Run Now …");
        Api.Pressed pressed = press(schedule);
        Api.Run run = api.run(pressed.runId());
        while (!run.over()) {
            progress.pause(GLANCE);
            run = api.run(pressed.runId());
        }
        progress.await(EnumSet.of(Progress.Step.RUN_TOLD), LAST_LINE);
        return report(run);
    }

    /** Until a run is started: what a killed quickstart left behind may have to end first. */
    private Api.Pressed press(String schedule) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        while (true) {
            Api.Pressed pressed = api.runNow(schedule, key);
            switch (pressed.status()) {
                case "STARTED" -> {
                    return pressed;
                }
                // The same key asks about the same request once more.
                case "QUEUED" -> progress.pause(GLANCE);
                default -> {
                    console.say("Run Now is " + pressed.status() + ": " + pressed.reason());
                    key = UUID.randomUUID().toString();
                    do {
                        progress.pause(GLANCE);
                    } while (api.isRunning(schedule));
                }
            }
        }
    }

    private boolean report(Api.Run run) {
        int all = run.jobs().size();
        int good = all - run.unsuccessful().size();
        String sum = "\"" + SampleSchedule.NAME + "\": " + good + " of " + all + " jobs succeeded";
        for (Api.Job job : run.unsuccessful()) {
            console.bad(job.name() + " is " + job.status() + ": " + job.error());
        }
        boolean succeeded = run.status().equals("SUCCEEDED") && good == all;
        if (succeeded) {
            console.good(sum);
        } else {
            console.bad(sum);
        }
        return succeeded;
    }
}
