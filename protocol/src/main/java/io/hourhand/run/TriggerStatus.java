package io.hourhand.run;

/** What became of a request to run a schedule now. */
public enum TriggerStatus {
    PENDING,
    CLAIMED,
    REJECTED
}
