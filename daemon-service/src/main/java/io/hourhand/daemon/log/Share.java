package io.hourhand.daemon.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * How much of one attempt's output is kept: the first half of what is allowed as it comes, and the newest of the rest,
 * which waits here until the attempt is over. What is between them is only counted. Not safe for several threads.
 */
final class Share {

    /** What those who watch read when the first half is full, as they see nothing new for a while. */
    static final String FROM_HERE_ON =
            "More follows than is kept: from here on output is only counted, and its end shown when the job ends.";

    private static final long LARGEST_TAIL = 8 * 1_024 * 1_024;

    private final long head;
    private final long tail;
    private final Deque<Output> newest = new ArrayDeque<>();
    private long taken;
    private boolean full;
    private long held;
    private long lostLines;
    private long lostBytes;
    private Instant lastLost = Instant.EPOCH;

    /** @param most how much is kept, in bytes; a letter counts as one */
    Share(long most) {
        this.head = most - most / 2;
        this.tail = Math.min(most / 2, LARGEST_TAIL);
    }

    /** Whether it belongs to the first half. Once something did not, nothing does. */
    boolean takes(long size) {
        taken += size + 1;
        full |= taken > head;
        return !full;
    }

    /** Nothing more belongs to the first half. */
    void close() {
        full = true;
    }

    /**
     * Keeps what does not belong to the first half, and lets go of what is too old for the second.
     *
     * @return whether it is the first such output
     */
    boolean hold(Output output) {
        boolean first = newest.isEmpty() && lostLines == 0;
        newest.addLast(output.kept());
        held += output.size() + 1;
        while (held > tail && newest.size() > 1) {
            lose(newest.removeFirst());
        }
        return first;
    }

    /** What comes next of what was held, and before it how much was not, in words; empty when that was all. */
    Optional<Output> next() {
        if (lostLines > 0) {
            Output words = new Output.Text(lastLost, words());
            lostLines = 0;
            lostBytes = 0;
            return Optional.of(words);
        }
        return Optional.ofNullable(newest.pollFirst());
    }

    /** Lets go of all that is held, so that it is only counted. */
    void drop() {
        while (!newest.isEmpty()) {
            lose(newest.removeFirst());
        }
    }

    private void lose(Output output) {
        held -= output.size() + 1;
        lastLost = output.at();
        lostLines += output.lines();
        lostBytes += output.size() + 1;
    }

    private String words() {
        return String.format(
                Locale.ROOT, "… %,d %s, %s left out …", lostLines, lostLines == 1 ? "line" : "lines", size());
    }

    private String size() {
        return lostBytes < 10_000
                ? String.format(Locale.ROOT, "%,d bytes", lostBytes)
                : lostBytes < 10_000_000
                        ? String.format(Locale.ROOT, "%,d kB", lostBytes / 1_000)
                        : String.format(Locale.ROOT, "%,d MB", lostBytes / 1_000_000);
    }
}
