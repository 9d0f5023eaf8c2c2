package io.hourhand.schedule;

/** What becomes of a fixed local time that a day lacks because the clock jumped over it. */
public enum Gap {
    /** It fires at the first instant after the gap. */
    SHIFT,
    /** It does not fire on that day. */
    SKIP
}
