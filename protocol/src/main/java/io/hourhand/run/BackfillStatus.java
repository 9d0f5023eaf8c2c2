package io.hourhand.run;

/** How a backfill stands. */
public enum BackfillStatus {
    ACTIVE,
    /** All of its slots had their run. */
    DONE,
    /** Somebody ended it, or its schedule is gone. Runs that it had made stay. */
    CANCELLED
}
