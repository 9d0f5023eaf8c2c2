package io.hourhand.schedule.calendar;

import java.time.ZoneOffset;

/**
 * The time between two clock changes of a zone, during which its clock keeps one distance to UTC.
 *
 * @param start first second, since 1970-01-01T00:00Z
 * @param end the second of the next change, no longer part of it
 * @param before the distance that held until {@code start}
 * @param offset the distance that holds in it
 * @param after the distance that holds from {@code end} on
 */
public record Stretch(long start, long end, ZoneOffset before, ZoneOffset offset, ZoneOffset after) {

    /** Reading of the local clock, seconds since 1970-01-01T00:00. */
    public long local(long second) {
        return second + offset.getTotalSeconds();
    }

    public long instant(long local) {
        return local - offset.getTotalSeconds();
    }

    /** The reading that the clock had just come to when this stretch began: ahead or behind of {@code local(start)}. */
    public long localBeforeStart() {
        return start + before.getTotalSeconds();
    }

    /** The reading that the clock takes when this stretch ends. */
    public long localAfterEnd() {
        return end + after.getTotalSeconds();
    }
}
