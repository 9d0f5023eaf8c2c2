package io.hourhand.run;

/** What became of a due instant. */
public enum SlotOutcome {
    /** A run was made. */
    RAN,
    SKIPPED,
    MISSED
}
