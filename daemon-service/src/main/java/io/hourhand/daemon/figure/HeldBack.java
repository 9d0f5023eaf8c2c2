package io.hourhand.daemon.figure;

/** Whether somebody has drained the daemon. Safe to use from every thread. */
public final class HeldBack {

    private volatile boolean drained;

    public void drained(boolean now) {
        drained = now;
    }

    public boolean isDrained() {
        return drained;
    }
}
