package io.hourhand.web.page.look;

import static io.hourhand.web.page.text.Texts.say;

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
            case QUEUED -> new Look(say("look.queued"), "wait", Icon.CLOCK);
            case RUNNING -> new Look(say("look.running"), "live", Icon.RUNNING);
            case SUCCEEDED -> new Look(say("look.succeeded"), "good", Icon.CHECK);
            case FAILED -> new Look(say("look.failed"), "bad", Icon.CROSS);
            case CANCELLED -> new Look(say("look.cancelled"), "calm", Icon.SLASH);
            case ABANDONED -> new Look(say("look.abandoned"), "bad", Icon.WARNING);
        };
    }

    public static Look of(JobStatus status) {
        return switch (status) {
            case PENDING -> new Look(say("look.pending"), "calm", Icon.DOTS);
            case RUNNING -> new Look(say("look.running"), "live", Icon.RUNNING);
            case SUCCEEDED -> new Look(say("look.succeeded"), "good", Icon.CHECK);
            case FAILED -> new Look(say("look.failed"), "bad", Icon.CROSS);
            case TIMED_OUT -> new Look(say("look.timed-out"), "bad", Icon.HOURGLASS);
            case CANCELLED -> new Look(say("look.cancelled"), "calm", Icon.SLASH);
            case SKIPPED -> new Look(say("look.skipped"), "calm", Icon.SKIP);
            case INTERRUPTED -> new Look(say("look.interrupted"), "warn", Icon.BOLT);
        };
    }

    public static Look of(SlotOutcome outcome) {
        return switch (outcome) {
            case RAN -> new Look(say("look.ran"), "good", Icon.CHECK);
            case SKIPPED -> new Look(say("look.skipped"), "calm", Icon.SKIP);
            case MISSED -> new Look(say("look.missed"), "warn", Icon.WARNING);
        };
    }

    public static Look of(WorkerStatus status) {
        return switch (status) {
            case RUNNING -> new Look(say("look.running"), "good", Icon.CHECK);
            case STANDBY -> new Look(say("look.standing-by"), "wait", Icon.CLOCK);
            case STOPPED -> new Look(say("look.stopped"), "calm", Icon.STOP);
            case DEAD -> new Look(say("look.dead"), "bad", Icon.CROSS);
        };
    }

    /** Why a run was made, in a word or two. */
    public static String words(Cause cause) {
        return switch (cause) {
            case SCHEDULED -> say("look.cause.scheduled");
            case MANUAL -> say("word.run-now");
            case CATCH_UP -> say("look.cause.catch-up");
            case BACKFILL -> say("look.cause.backfill");
            case RETRY -> say("look.cause.retry");
        };
    }
}
