package io.hourhand.daemon.spool;

import io.hourhand.daemon.job.JobOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One file of outcomes, which only ever grows. Its writer holds a lock on it for as long as it lives. */
final class SpoolFile implements AutoCloseable {

    private static final String DAMAGED = ".damaged";

    private final FileChannel channel;

    private SpoolFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * What a file says.
     *
     * @param damaged how many of its lines are not as they were written; they are kept beside it
     */
    record Content(List<JobOutcome> outcomes, int damaged) {}

    /** Makes a file for this process. */
    static SpoolFile create(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        channel.lock();
        return new SpoolFile(channel);
    }

    /** Adds an outcome; it is on the disk when this returns. */
    void append(JobOutcome outcome) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(SpoolLine.write(outcome) + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** Reads a file, and puts aside what cannot be read of it. */
    static Content read(Path path) throws IOException {
        List<JobOutcome> outcomes = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        // Any byte is a character of Latin-1, so that nothing of a damaged line is lost.
        for (String line : Files.readString(path, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            Optional<JobOutcome> outcome =
                    SpoolLine.read(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            outcome.ifPresent(outcomes::add);
            if (outcome.isEmpty() && !line.isEmpty()) {
                damaged.add(line);
            }
        }
        if (!damaged.isEmpty()) {
            Files.write(aside(path), damaged, StandardCharsets.ISO_8859_1);
        }
        return new Content(outcomes, damaged.size());
    }

    /** Where the damaged part of a file is kept. */
    static Path aside(Path path) {
        return path.resolveSibling(path.getFileName() + DAMAGED);
    }

    /** Whether the process that wrote a file is still there. */
    static boolean isHeld(Path path) throws IOException {
        try (FileChannel other = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = other.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
