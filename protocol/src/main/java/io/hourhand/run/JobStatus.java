package io.hourhand.run;

/** Where one attempt at a job stands. All but the first two are final. */
public enum JobStatus {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    /** Not tried: an earlier job failed and the schedule stops there, or the restart rule says so. */
    SKIPPED,
    /** The daemon ended while the attempt was going on. */
    INTERRUPTED;

    /** Whether an attempt that stands here may come to stand there next; docs/run-lifecycle.md draws it. */
    public boolean mayBecome(JobStatus next) {
        return switch (this) {
            case PENDING -> next == RUNNING || next == SKIPPED || next == CANCELLED || next == FAILED;
            case RUNNING -> next.isFinal() && next != SKIPPED;
            case SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, SKIPPED, INTERRUPTED -> false;
        };
    }

    /** Whether nothing may follow for this attempt. */
    public boolean isFinal() {
        return switch (this) {
            case PENDING, RUNNING -> false;
            case SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, SKIPPED, INTERRUPTED -> true;
        };
    }
}
