package io.hourhand.run;

/** Where a start of a daemon stands. */
public enum WorkerStatus {
    RUNNING,
    /** Waits to take over from the one that is RUNNING. */
    STANDBY,
    /** Ended as asked, or switched off by {@code SCHEDULE_DAEMON_ENABLED=false}. */
    STOPPED,
    /** Ended without a word; a later daemon noticed. */
    DEAD
}
