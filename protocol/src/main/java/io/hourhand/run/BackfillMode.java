package io.hourhand.run;

import java.util.Optional;

/** Which slots of a past range a backfill runs. */
public enum BackfillMode {
    /** Those that had no run at all. */
    MISSING,
    /** Those that had none, and those whose newest run ended without success. */
    FAILED,
    /** All of them. */
    ALL;

    /**
     * Whether it runs a slot.
     *
     * @param newest how the newest run of the slot stands; empty if it had none
     */
    public boolean wants(Optional<RunStatus> newest) {
        return switch (this) {
            case MISSING -> newest.isEmpty();
            case FAILED ->
                newest.filter(status -> !status.isFinal() || status == RunStatus.SUCCEEDED)
                        .isEmpty();
            case ALL -> true;
        };
    }
}
