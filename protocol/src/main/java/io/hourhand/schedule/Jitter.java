package io.hourhand.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A delay that spreads the starts of many schedules. It depends on nothing but the slot, so that a restart, another
 * daemon or a page asking twice all get the same one.
 */
public final class Jitter {

    private Jitter() {}

    /**
     * The delay of a slot, in whole milliseconds: at least zero and less than {@code max}, or zero where that is zero.
     */
    public static Duration of(UUID scheduleId, Instant dueAt, Duration max) {
        long bound = max.toMillis();
        if (bound <= 0) {
            return Duration.ZERO;
        }
        long seed = mixed(scheduleId.getMostSignificantBits())
                ^ mixed(scheduleId.getLeastSignificantBits() + 1)
                ^ mixed(dueAt.toEpochMilli() + 2);
        return Duration.ofMillis(Math.floorMod(mixed(seed), bound));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): each bit of the input moves half of the output. */
    private static long mixed(long bits) {
        long a = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
