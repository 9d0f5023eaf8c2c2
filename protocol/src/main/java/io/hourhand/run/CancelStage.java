package io.hourhand.run;

/** How far the end of a job is that has to stop. Each stage has its time; what has not ended by then comes to the next. */
public enum CancelStage {
    /** Told to stop, so that it can leave things in order. */
    ASKED,
    /** Its thread was interrupted. */
    INTERRUPTED,
    /** Its child processes were killed, its connections cut. */
    KILLED,
    /** No means was left: it goes on by itself, and nobody waits for it any more. */
    ABANDONED
}
