package io.hourhand.web.page.look;

import io.hourhand.policy.Cause;
import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;
import io.hourhand.run.SlotOutcome;
import io.hourhand.run.WorkerStatus;

/**
 * How a state looks. The word says all; tone and icon only repeat it.
 *
 * @param tone a class of the style sheet: good, bad, live, wait, warn or calm
 */
public record Look(String word, String tone, Icon icon) {

    public static Look of(RunStatus status) {
        return switch (status) {
            case QUEUED -> new Look("Queued", "wait", Icon.CLOCK);
            case RUNNING -> new Look("Running", "live", Icon.RUNNING);
            case SUCCEEDED -> new Look("Succeeded", "good", Icon.CHECK);
            case FAILED -> new Look("Failed", "bad", Icon.CROSS);
            case CANCELLED -> new Look("Cancelled", "calm", Icon.SLASH);
            case ABANDONED -> new Look("Abandoned", "bad", Icon.WARNING);
        };
    }

    public static Look of(JobStatus status) {
        return switch (status) {
            case PENDING -> new Look("Pending", "calm", Icon.DOTS);
            case RUNNING -> new Look("Running", "live", Icon.RUNNING);
            case SUCCEEDED -> new Look("Succeeded", "good", Icon.CHECK);
            case FAILED -> new Look("Failed", "bad", Icon.CROSS);
            case TIMED_OUT -> new Look("Timed out", "bad", Icon.HOURGLASS);
            case CANCELLED -> new Look("Cancelled", "calm", Icon.SLASH);
            case SKIPPED -> new Look("Skipped", "calm", Icon.SKIP);
            case INTERRUPTED -> new Look("Interrupted", "warn", Icon.BOLT);
        };
    }

    public static Look of(SlotOutcome outcome) {
        return switch (outcome) {
            case RAN -> new Look("Ran", "good", Icon.CHECK);
            case SKIPPED -> new Look("Skipped", "calm", Icon.SKIP);
            case MISSED -> new Look("Missed", "warn", Icon.WARNING);
        };
    }

    public static Look of(WorkerStatus status) {
        return switch (status) {
            case RUNNING -> new Look("Running", "good", Icon.CHECK);
            case STANDBY -> new Look("Standing by", "wait", Icon.CLOCK);
            case STOPPED -> new Look("Stopped", "calm", Icon.STOP);
            case DEAD -> new Look("Dead", "bad", Icon.CROSS);
        };
    }

    /** Why a run was made, in a word or two. */
    public static String words(Cause cause) {
        return switch (cause) {
            case SCHEDULED -> "on schedule";
            case MANUAL -> "Run Now";
            case CATCH_UP -> "catch-up";
            case BACKFILL -> "backfill";
            case RETRY -> "retry";
        };
    }
}
