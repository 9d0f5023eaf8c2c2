package io.hourhand.web.page.help;

import io.hourhand.run.JobStatus;
import io.hourhand.run.RunStatus;

/** What a state means, in a sentence for people. A state that is new does not compile without one. */
final class StateWords {

    private StateWords() {}

    static String of(RunStatus status) {
        return switch (status) {
            case QUEUED -> "It waits for a free place, or for the run before it.";
            case RUNNING -> "Its jobs go on, one after another.";
            case SUCCEEDED -> "All of its jobs succeeded.";
            case FAILED -> "At least one job did not succeed, or it took longer than it may.";
            case CANCELLED -> "Somebody ended it, or a newer run of its schedule did.";
            case ABANDONED -> "A job would not end although it was told to by every means; it may still go on.";
        };
    }

    static String of(JobStatus status) {
        return switch (status) {
            case PENDING -> "It has not begun: the jobs before it go on, or it is tried again later.";
            case RUNNING -> "It goes on; its log grows while you look.";
            case SUCCEEDED -> "It ended well.";
            case FAILED -> "It said so, by an error or an exit code other than 0.";
            case TIMED_OUT -> "It took longer than it may and was ended.";
            case CANCELLED -> "It was ended with its run.";
            case SKIPPED -> "It was not tried, as a job before it failed or a rule says so.";
            case INTERRUPTED -> "The daemon ended in the middle of it; what comes next is its restart rule.";
        };
    }
}
