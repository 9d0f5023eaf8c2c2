package io.hourhand.schedule;

/** Which of the two instants counts when the clock goes back and shows a fixed local time twice. */
public enum Repeat {
    FIRST,
    LAST,
    BOTH
}
