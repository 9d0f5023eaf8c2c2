package io.hourhand.policy;

/** What becomes of the job that was in flight when its daemon died. */
public enum OnRestart {
    /** It runs again, as a new attempt. */
    RERUN,
    /** It counts as done with, and the next job runs. */
    SKIP,
    /** It counts as failed. */
    FAIL
}
