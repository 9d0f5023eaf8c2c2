package io.hourhand.timeline;

/** What became of an instant of a schedule, or what is to become of it. */
public enum Fate {
    /** A run was made for it. */
    RAN,
    /** The daemon was there, and made no run. */
    SKIPPED,
    /** Nothing could start when it was due, and no run was made later. */
    MISSED,
    /** It is due, and no daemon has decided it yet. */
    WAITING,
    /** It is to come, and gets a run unless another one is in its way then. */
    WILL_RUN,
    /** It is to come, and gets no run. */
    WILL_BE_SKIPPED,
    /** It was decided, and its line of the ledger is gone. */
    FORGOTTEN,
    /** The schedule does not fire at this instant. */
    NO_SLOT
}
