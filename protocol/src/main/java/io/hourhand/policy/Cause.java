package io.hourhand.policy;

/** Why a run is made. */
public enum Cause {
    /** Its slot came. */
    SCHEDULED,
    /** Somebody asked for it now. */
    MANUAL,
    /** Its slot was missed while no daemon was up. */
    CATCH_UP,
    /** Somebody asked for a past range. */
    BACKFILL,
    /** Somebody asked to run a finished run again. */
    RETRY
}
