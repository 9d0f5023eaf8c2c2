package io.hourhand.web.live;

import io.hourhand.wire.LogLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.util.ByteString;

/**
 * The newest lines of one run, written out once for all who follow it. Readers pull by number: a slow one costs nothing
 * and holds nobody up, as what has left the window is in the table. Safe to use from every thread.
 */
final class LogWindow {

    private static final int MOST_BYTES = 4 * 1_024 * 1_024;

    private final Deque<Frame> frames = new ArrayDeque<>();
    private long bytes;
    private long last = -1;
    private boolean ended;
    private Optional<Throwable> failure = Optional.empty();
    private CompletableFuture<Void> more = new CompletableFuture<>();

    /** Lines that came together, and where the event of each begins. */
    private static final class Frame {

        private final long first;
        private final int[] starts;
        private final ByteString bytes;

        Frame(List<LogLine> lines) {
            this.first = lines.getFirst().seq();
            this.starts = new int[lines.size()];
            this.bytes = ServerEvent.bytes(lines, starts);
        }

        long last() {
            return first + starts.length - 1;
        }

        Next after(long seq) {
            return new Next.Lines(last(), seq < first ? bytes : bytes.drop(starts[(int) (seq + 1 - first)]));
        }
    }

    /** What there is after a number. */
    sealed interface Next {

        /** Some lines, up to the last of them; at times none. */
        record Lines(long last, ByteString events) implements Next {}

        /** They have left the window, or never were in it. */
        record Behind() implements Next {}

        /** Nothing, and nothing will come. */
        record Over() implements Next {}
    }

    /** From now on lines after this number are here. */
    void begin(long seq) {
        change(() -> last = seq);
    }

    /** Lines in order; none of them only lets go of readers that have left. */
    void add(List<LogLine> lines) {
        change(() -> {
            int from = 0;
            for (int to = 1; to <= lines.size(); to++) {
                if (to == lines.size()
                        || lines.get(to).seq() != lines.get(to - 1).seq() + 1) {
                    push(new Frame(lines.subList(from, to)));
                    from = to;
                }
            }
        });
    }

    /** Nothing will follow. */
    void end() {
        change(() -> ended = true);
    }

    /** Something may follow, but not here. */
    void fail(Throwable cause) {
        change(() -> failure = Optional.of(cause));
    }

    /** What there is after a number, as soon as there may be anything. */
    CompletionStage<Next> after(long seq) {
        CompletableFuture<Void> wait;
        synchronized (this) {
            if (failure.isPresent()) {
                return CompletableFuture.failedFuture(failure.get());
            }
            Next now = now(seq);
            if (!(now instanceof Next.Lines(long same, ByteString nothing)) || same > seq) {
                return CompletableFuture.completedFuture(now);
            }
            wait = more;
        }
        return wait.thenApply(signal -> now(seq));
    }

    private synchronized Next now(long seq) {
        if (begun() && seq < held()) {
            return new Next.Behind();
        }
        if (seq < last) {
            return frame(seq).after(seq);
        }
        return ended ? new Next.Over() : new Next.Lines(seq, ByteString.emptyByteString());
    }

    private boolean begun() {
        return last >= 0;
    }

    /** The number after which all lines up to the last are here. */
    private long held() {
        return frames.isEmpty() ? last : frames.getFirst().first - 1;
    }

    private Frame frame(long seq) {
        Frame found = frames.getLast();
        for (Iterator<Frame> newest = frames.descendingIterator(); newest.hasNext() && found.first > seq + 1; ) {
            Frame earlier = newest.next();
            found = earlier.last() > seq ? earlier : found;
        }
        return found;
    }

    private void push(Frame frame) {
        frames.addLast(frame);
        bytes += frame.bytes.size();
        last = frame.last();
        while (bytes > MOST_BYTES && frames.size() > 1) {
            bytes -= frames.removeFirst().bytes.size();
        }
    }

    private void change(Runnable change) {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            change.run();
            waiting = more;
            more = new CompletableFuture<>();
        }
        waiting.complete(null);
    }
}
