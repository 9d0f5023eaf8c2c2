package io.hourhand.quickstart.house;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything of one quickstart, held by at most one at a time. */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "quickstart.lock";
    private static final String ADDRESS = "quickstart.url";
    private static final long MEGABYTE = 1L << 20;

    /** The server's program and its empty files take 550 MB, the sample application and its runs the rest. */
    private static final long NEW_NEEDS = 900 * MEGABYTE;

    private static final long OLD_NEEDS = 100 * MEGABYTE;

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if it is not there, and takes it. */
    static DataDirectory take(Path path) {
        try {
            Files.createDirectories(path);
            boolean used = Files.exists(path.resolve(LOCK));
            if (!used && !isEmpty(path)) {
                throw new Trouble(
                        path + " is not empty and not a quickstart's folder.",
                        "Name a new or an empty one with --data.");
            }
            demandSpace(path, used ? OLD_NEEDS : NEW_NEEDS);
            FileChannel lock =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(lock) == null) {
                lock.close();
                throw new Trouble(
                        "A quickstart is running on " + path + " already" + address(path) + ".",
                        "Stop it with Ctrl-C, or give this one another folder with --data.");
            }
            Files.deleteIfExists(path.resolve(ADDRESS));
            return new DataDirectory(path, lock);
        } catch (IOException e) {
            throw new Trouble("The folder " + path + " cannot be used (" + e + ").", "Name another one with --data.");
        }
    }

    Path database() {
        return path.resolve("mariadb");
    }

    Path jobs() {
        return path.resolve("jobs");
    }

    Path secretsFile() {
        return path.resolve("secrets.properties");
    }

    /** Tells a second quickstart where the first one is. */
    void announce(String url) throws IOException {
        Files.writeString(path.resolve(ADDRESS), url);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve(ADDRESS));
        lock.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static @Nullable FileLock locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String address(Path path) throws IOException {
        Path file = path.resolve(ADDRESS);
        return Files.exists(file) ? ": " + Files.readString(file) : "";
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private static void demandSpace(Path path, long needed) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < needed) {
            throw new Trouble(
                    path + " has " + free / MEGABYTE + " MB left, and about " + needed / MEGABYTE + " MB are needed.",
                    "Make room, or name a folder on another disk with --data.");
        }
    }
}
