package io.hourhand.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, put forward at will. */
final class MovableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    void pass(Duration step) {
        ahead = ahead.plus(step);
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }
}
