package io.hourhand.store.purge;

import java.time.Duration;

/**
 * How much to take away at a time, and how long to rest after it, so that others are not kept waiting: pieces that take
 * about a tenth of a second, and at least as much rest as work. A server that is slow has other work, and gets more
 * rest. Pure.
 *
 * @param rows about how many rows the next piece may have
 * @param rest before the next piece
 */
public record Pace(int rows, Duration rest) {

    /** Before anything is known of the server. */
    public static final Pace FIRST = new Pace(250, Duration.ZERO);

    private static final int LEAST = 50;
    private static final int MOST = 4_000;
    private static final Duration QUICK = Duration.ofMillis(50);
    private static final Duration SLOW = Duration.ofMillis(120);
    private static final Duration LOADED = Duration.ofMillis(400);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** The pace after a piece that took so long. */
    public Pace after(Duration took) {
        int next = rows;
        if (took.compareTo(QUICK) < 0) {
            next = Math.min(MOST, rows + rows / 2);
        } else if (took.compareTo(SLOW) > 0) {
            next = Math.max(LEAST, rows / 2);
        }
        Duration pause = took.compareTo(LOADED) > 0 ? took.multipliedBy(10) : took;
        return new Pace(next, pause.compareTo(LONGEST_REST) < 0 ? pause : LONGEST_REST);
    }
}
