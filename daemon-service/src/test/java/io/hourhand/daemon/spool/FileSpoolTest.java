package io.hourhand.daemon.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.daemon.job.JobKey;
import io.hourhand.daemon.job.JobOutcome;
import io.hourhand.run.Ids;
import io.hourhand.run.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSpoolTest {

    private final UUID run = Ids.next();
    private final List<String> damage = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void inAFolderThatIsNotThereYet(@TempDir Path temporary) {
        folder = temporary.resolve("spool");
    }

    @Test
    void theNextDaemonFindsWhatWasKept() {
        JobOutcome outcome = outcome(run, 1);
        spool().keep(outcome);
        assertEquals(Optional.of(outcome), loaded(run).find(outcome.key()));
        assertEquals(List.of(), damage);
    }

    @Test
    void whatIsSettledLeavesNoFileBehind() throws IOException {
        FileSpool spool = spool();
        spool.keep(outcome(run, 1));
        spool.keep(outcome(run, 2));
        spool.settle(outcome(run, 1).key());
        assertEquals(1, files().size());
        spool.settle(outcome(run, 2).key());
        assertEquals(List.of(), files());
        spool.keep(outcome(run, 3));
        assertEquals(
                Optional.of(outcome(run, 3)), loaded(run).find(outcome(run, 3).key()));
    }

    @Test
    void outcomesOfRunsThatAreOverAreForgottenWithTheirFile() throws IOException {
        FileSpool before = spool();
        before.keep(outcome(run, 1));
        before.close();
        assertEquals(Optional.empty(), loaded(Ids.next()).find(outcome(run, 1).key()));
        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatItsDaemonStillWritesIsLeftAlone() throws IOException {
        spool().keep(outcome(run, 1));
        loaded(Ids.next());
        assertEquals(1, files().size());
    }

    @Test
    void aFileOfAnotherDatabaseIsLeftAlone() throws IOException {
        FileSpool other = new FileSpool(folder, "other", Ids.next());
        other.keep(outcome(run, 1));
        other.close();
        assertEquals(Optional.empty(), loaded(run).find(outcome(run, 1).key()));
        assertEquals(1, files().size());
    }

    @Test
    void aLineCutShortIsPutAsideAndTheRestCounts() throws IOException {
        FileSpool before = spool();
        before.keep(outcome(run, 1));
        before.keep(outcome(run, 2));
        before.close();
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        FileSpool after = loaded(run);
        assertEquals(Optional.of(outcome(run, 1)), after.find(outcome(run, 1).key()));
        assertEquals(Optional.empty(), after.find(outcome(run, 2).key()));
        assertEquals(1, damage.size());
        assertTrue(damage.getFirst().contains(file + ".damaged"), damage.getFirst());
        assertTrue(Files.readString(SpoolFile.aside(file))
                .startsWith(SpoolLine.write(outcome(run, 2)).substring(0, 30)));
    }

    @Test
    void aLineThatWasAlteredIsPutAsideByteForByte() throws IOException {
        FileSpool before = spool();
        before.keep(outcome(run, 1));
        before.close();
        Path file = files().getFirst();
        Files.writeString(file, Files.readString(file).replace("SUCCEEDED", "FAILED"));
        Files.write(file, new byte[] {(byte) 0xff, 0, (byte) 0xc3, '\n'}, StandardOpenOption.APPEND);
        byte[] altered = Files.readAllBytes(file);
        assertEquals(Optional.empty(), loaded(run).find(outcome(run, 1).key()));
        assertArrayEquals(altered, Files.readAllBytes(SpoolFile.aside(file)));
    }

    private FileSpool spool() {
        return new FileSpool(folder, "db", Ids.next());
    }

    private FileSpool loaded(UUID unfinished) {
        FileSpool spool = spool();
        spool.load(Set.of(unfinished), damage::add);
        return spool;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".spool")).toList();
        }
    }

    private static JobOutcome outcome(UUID run, int position) {
        return new JobOutcome(
                new JobKey(run, position, 1),
                JobStatus.SUCCEEDED,
                Optional.empty(),
                Optional.of("größer\n\"2\" 🚀"),
                false,
                Instant.parse("2026-03-29T01:00:00.123456Z"));
    }
}
