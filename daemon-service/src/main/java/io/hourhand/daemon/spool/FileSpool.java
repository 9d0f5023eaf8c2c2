package io.hourhand.daemon.spool;

import io.hourhand.daemon.job.JobKey;
import io.hourhand.daemon.job.JobOutcome;
import io.hourhand.daemon.job.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A spool in a folder. Each daemon that has something to keep appends to a file of its own, which goes when all that it
 * holds is settled; the next daemon reads what earlier ones left. Whether an outcome still counts is the journal's to
 * say, so that one which is found again after it was persisted does no harm.
 */
public final class FileSpool implements Spool, AutoCloseable {

    private final Path folder;
    private final String database;
    private final Path own;
    private final Map<JobKey, Kept> kept = new ConcurrentHashMap<>();
    private @Nullable SpoolFile file;

    /** An outcome and where it is. */
    private record Kept(JobOutcome outcome, Path file) {}

    /**
     * Touches nothing yet.
     *
     * @param database names the database that the outcomes are for
     * @param start names this start of a daemon
     */
    public FileSpool(Path folder, String database, UUID start) {
        this.folder = folder;
        this.database = UUID.nameUUIDFromBytes(database.getBytes(StandardCharsets.UTF_8))
                .toString();
        this.own = folder.resolve(this.database + "-" + start + ".spool");
    }

    /** How much room is left where outcomes wait; negative where nothing can be written there. */
    public long freeBytes() {
        Path nearest = folder.toAbsolutePath();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        try {
            return Files.isWritable(nearest) ? Files.getFileStore(nearest).getUsableSpace() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * Reads what earlier daemons left. Only outcomes of runs that are not over can count; the others are settled.
     *
     * @param unfinished the runs that are not over
     * @param damage is told of each file that cannot be read as a whole, in a sentence
     */
    public synchronized void load(Set<UUID> unfinished, Consumer<String> damage) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, database + "-*.spool")) {
            for (Path path : files) {
                if (!path.equals(own)) {
                    load(path, unfinished, damage);
                }
            }
        } catch (IOException e) {
            damage.accept("The results kept in " + folder + " cannot be read (" + e.getMessage()
                    + "). Their jobs count as interrupted.");
        }
    }

    private void load(Path path, Set<UUID> unfinished, Consumer<String> damage) throws IOException {
        SpoolFile.Content content = SpoolFile.read(path);
        if (content.damaged() > 0) {
            damage.accept(
                    content.damaged() + " of the results kept in " + path + " cannot be read and are put aside in "
                            + SpoolFile.aside(path) + ". Their jobs count as interrupted.");
        }
        content.outcomes().stream()
                .filter(outcome -> unfinished.contains(outcome.key().runId()))
                .forEach(outcome -> kept.put(outcome.key(), new Kept(outcome, path)));
        deleteIfSettled(path);
    }

    @Override
    public synchronized void keep(JobOutcome outcome) {
        kept.put(outcome.key(), new Kept(outcome, own));
        try {
            if (file == null) {
                file = SpoolFile.create(own);
            }
            file.append(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<JobOutcome> find(JobKey key) {
        return Optional.ofNullable(kept.get(key)).map(Kept::outcome);
    }

    @Override
    public synchronized void settle(JobKey key) {
        Kept settled = kept.remove(key);
        if (settled != null) {
            try {
                deleteIfSettled(settled.file());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Lets go of the file; what it holds waits for the next daemon. */
    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private void deleteIfSettled(Path path) throws IOException {
        if (kept.values().stream().anyMatch(other -> other.file().equals(path))) {
            return;
        }
        if (path.equals(own)) {
            close();
            Files.deleteIfExists(path);
        } else if (!SpoolFile.isHeld(path)) {
            Files.deleteIfExists(path);
        }
    }
}
