package io.hourhand.web.page.help;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;

/** What a state means, in a sentence for people. A state that is new does not compile without one. */
final class StateWords {

    private StateWords() {}

    static String of(RunStatus status) {
        return switch (status) {
            case QUEUED -> say("help.run.queued");
            case RUNNING -> say("help.run.running");
            case SUCCEEDED -> say("help.run.succeeded");
            case FAILED -> say("help.run.failed");
            case CANCELLED -> say("help.run.cancelled");
            case ABANDONED -> say("help.run.abandoned");
        };
    }

    static String of(JobStatus status) {
        return switch (status) {
            case PENDING -> say("help.job.pending");
            case RUNNING -> say("help.job.running");
            case SUCCEEDED -> say("help.job.succeeded");
            case FAILED -> say("help.job.failed");
            case TIMED_OUT -> say("help.job.timed-out");
            case CANCELLED -> say("help.job.cancelled");
            case SKIPPED -> say("help.job.skipped");
            case INTERRUPTED -> say("help.job.interrupted");
        };
    }
}
