package io.hourhand.store.access;

/** What a user may do; each role may also do what those before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Switches schedules on and off, runs them, cancels and retries runs. */
    OPERATOR,
    /** Edits schedules, users and tokens. */
    ADMIN;

    /** Whether this role may do what {@code needed} may. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** The lesser of two roles. */
    public Role atMost(Role other) {
        return covers(other) ? other : this;
    }
}
