package io.hourhand.policy;

/** Why a slot has no run of its own: the closed set for {@code ScheduleSlot.reason}. */
public enum SlotReason {
    OVERLAP("The previous run of this schedule was still going, and its overlap rule is SKIP."),
    QUEUE_FULL(
            "One run of this schedule was already waiting, and its overlap rule QUEUE_ONE lets no more than one wait."),
    PAUSED("The schedule was paused."),
    CATCH_UP_NONE("Nothing could start when it was due, and the schedule's catch-up mode is NONE."),
    NOT_NEWEST("Nothing could start when it was due, and the catch-up mode LAST runs only the newest slot missed."),
    BEFORE_WINDOW(
            "Nothing could start when it was due, and it was older than the catch-up window when something could again."),
    OVER_MAX_RUNS(
            "Nothing could start when it was due, and newer missed slots already used up the catch-up's maxRuns.");

    private final String sentence;

    SlotReason(String sentence) {
        this.sentence = sentence;
    }

    /** One English sentence for whoever asks why. */
    public String sentence() {
        return sentence;
    }

    /** Whether a slot with this reason was seen in time ({@code SKIPPED}); otherwise it was {@code MISSED}. */
    public boolean skipped() {
        return switch (this) {
            case OVERLAP, QUEUE_FULL, PAUSED -> true;
            case CATCH_UP_NONE, NOT_NEWEST, BEFORE_WINDOW, OVER_MAX_RUNS -> false;
        };
    }
}
