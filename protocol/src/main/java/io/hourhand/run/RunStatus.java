package io.hourhand.run;

/** Where a run stands. The last four are final. */
public enum RunStatus {
    /** Claimed; waits for a free place or for the run before it. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    /** At least one job did not succeed. */
    FAILED,
    CANCELLED,
    /** Given up: a job did not end although it was told to by every means. */
    ABANDONED;

    /** Whether a run that stands here may come to stand there next; docs/run-lifecycle.md draws it. */
    public boolean mayBecome(RunStatus next) {
        return switch (this) {
            case QUEUED -> next == RUNNING || next == CANCELLED || next == FAILED;
            case RUNNING -> next.isFinal();
            case SUCCEEDED, FAILED, CANCELLED, ABANDONED -> false;
        };
    }

    /** Whether nothing may follow. */
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED, ABANDONED -> true;
        };
    }
}
