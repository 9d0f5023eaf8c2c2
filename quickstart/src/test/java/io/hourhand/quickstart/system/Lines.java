package io.hourhand.quickstart.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What a program prints, line by line, for one who waits for some of them. */
final class Lines {

    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private int awaited;
    private boolean over;

    Lines(BufferedReader source) {
        this.reader = Thread.ofPlatform().daemon().start(() -> collect(source));
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }

    /** The next line after those awaited before that the pattern matches as a whole; empty if none comes in time. */
    synchronized Optional<String> await(Pattern wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            while (awaited < lines.size()) {
                String line = lines.get(awaited++);
                if (wanted.matcher(line).matches()) {
                    return Optional.of(line);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (over || left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
    }

    /** Until there will be no more of them. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        reader.join(atMost);
    }

    private void collect(BufferedReader source) {
        try (source) {
            for (String line = source.readLine(); line != null; line = source.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        over = true;
        notifyAll();
    }
}
