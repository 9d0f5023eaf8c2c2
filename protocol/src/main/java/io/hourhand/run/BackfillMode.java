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
     * @param ran whether the slot was given a run
     * @param newest how the newest run that points to the slot stands; empty if there is none, or it is no longer kept
     */
    public boolean wants(boolean ran, Optional<RunStatus> newest) {
        return switch (this) {
            case MISSING -> !ran && newest.isEmpty();
            case FAILED ->
                newest.map(status -> status.isFinal() && status != RunStatus.SUCCEEDED)
                        .orElse(!ran);
            case ALL -> true;
        };
    }
}
