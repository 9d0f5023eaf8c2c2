package io.hourhand.daemon.run;

import io.hourhand.run.JobStatus;
import io.hourhand.run.RunPlan;
import io.hourhand.run.RunStatus;
import java.time.Instant;

/** Why a run ends before its jobs have. Of several reasons the first stands. */
enum RunStop {
    CANCEL(JobStatus.CANCELLED, JobStatus.CANCELLED, JobStatus.CANCELLED, RunStatus.CANCELLED),
    TIMEOUT(JobStatus.TIMED_OUT, JobStatus.FAILED, JobStatus.SKIPPED, RunStatus.FAILED);

    static final String CANCELLED = "The run was cancelled.";

    private final JobStatus going;
    private final JobStatus waiting;
    private final JobStatus left;
    private final RunStatus run;

    RunStop(JobStatus going, JobStatus waiting, JobStatus left, RunStatus run) {
        this.going = going;
        this.waiting = waiting;
        this.left = left;
        this.run = run;
    }

    /** What becomes of the attempt that goes on. */
    JobStatus going() {
        return going;
    }

    /** What becomes of an attempt that waits for its time, or would follow an interrupted one. */
    JobStatus waiting() {
        return waiting;
    }

    /** What becomes of jobs that were not begun. */
    JobStatus left() {
        return left;
    }

    RunStatus run() {
        return run;
    }

    /** In a sentence. */
    String reason(RunPlan plan) {
        return switch (this) {
            case CANCEL -> CANCELLED;
            case TIMEOUT ->
                "The run took longer than its time limit of " + plan.timeout().orElseThrow() + ".";
        };
    }

    RunEvent event(Instant now) {
        return switch (this) {
            case CANCEL -> new RunEvent.CancelAsked(now);
            case TIMEOUT -> new RunEvent.TimeIsUp(now);
        };
    }
}
