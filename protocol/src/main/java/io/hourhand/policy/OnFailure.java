package io.hourhand.policy;

/** What a run does after a job of it failed. */
public enum OnFailure {
    /** The other jobs run. */
    CONTINUE,
    /** The jobs that are left are skipped. */
    STOP
}
