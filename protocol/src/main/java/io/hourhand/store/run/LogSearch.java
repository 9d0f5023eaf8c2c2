package io.hourhand.store.run;

import io.hourhand.store.run.LogStore.Line;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import io.hourhand.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks for a text in a run's output, a bounded stretch at a time, however long the log is. Case does not matter, and
 * neither do the colours of terminals between two letters.
 */
public final class LogSearch {

    /** The longest text that is looked for. */
    public static final int LONGEST = 200;

    /** Further than any log goes. */
    public static final long LAST_LINE = 999_999_999_999_999L;

    /** So many characters are looked at for one answer: more than most logs have, and a fraction of a second's work. */
    public static final long STRETCH = 32L * 1_024 * 1_024;

    /** And so many chunks: a job that says a line a second makes one of each line, and each costs more than its letters. */
    public static final int CHUNKS = 10_000;

    private static final int FEWEST = 16;
    private static final int MOST = 256;

    /** Chunks of which so many have fewer letters than this are read more at a time. */
    private static final int FEW_LETTERS = 256 * 1_024;

    private static final String SOME_CHUNKS =
            "SELECT firstSeq, lineCount, jobExecutionId, firstAt, lineOffsets, content FROM JobLog"
                    + LogStore.FROM_THE_CHUNK_OF_A_LINE + " ORDER BY firstSeq LIMIT ?";

    private final Database database;
    private final long stretch;
    private final int chunks;

    public LogSearch(Database database) {
        this(database, STRETCH, CHUNKS);
    }

    /** One that stops after another number of characters, or of chunks. */
    LogSearch(Database database, long stretch, int chunks) {
        this.database = database;
        this.stretch = stretch;
        this.chunks = chunks;
    }

    /**
     * What was found.
     *
     * @param lines the first lines that hold the text
     * @param count how many hold it in all that was looked at
     * @param last the number of the last line that was looked at
     * @param atEnd whether nothing stands after that one
     */
    public record Found(List<Line> lines, long count, long last, boolean atEnd) {

        /** The number after which to go on; empty when there is nothing more to find. */
        public Optional<Long> next() {
            if (count > lines.size()) {
                return Optional.of(lines.getLast().seq());
            }
            return atEnd ? Optional.empty() : Optional.of(last);
        }
    }

    /** A chunk: its size, its last line and which of its lines hold the text. */
    private record Looked(int chars, long last, List<Line> lines) {}

    /**
     * Looks after a line.
     *
     * @param seq its number, {@link #LAST_LINE} at the most
     * @param text without line breaks, {@link #LONGEST} letters at the most
     * @param most how many lines are given back at the most, from 1
     */
    public Found after(UUID runId, long seq, String text, int most) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<Line> found = new ArrayList<>();
        long count = 0;
        long last = seq;
        boolean atEnd = false;
        long chars = 0;
        int batch = FEWEST;
        for (int read = 0; read < chunks && chars < stretch && !atEnd; ) {
            long from = last + 1;
            int wish = Math.min(batch, chunks - read);
            List<Looked> some = database.each(
                    sql -> sql.rows(SOME_CHUNKS, row -> look(row, from, wanted), runId, runId, from, wish));
            long letters = 0;
            for (Looked chunk : some) {
                count += chunk.lines().size();
                chunk.lines().stream().limit(most - found.size()).forEach(found::add);
                letters += chunk.chars();
                last = Math.max(last, chunk.last());
            }
            chars += letters;
            read += some.size();
            batch = letters < FEW_LETTERS ? Math.min(MOST, 4 * batch) : FEWEST;
            atEnd = some.size() < wish;
        }
        return new Found(found, count, last, atEnd);
    }

    /** Takes apart only what may hold the text. */
    private static Looked look(Row row, long from, String wanted) {
        String content = row.text("content");
        boolean coloured = content.indexOf(PlainText.ESCAPE) >= 0;
        List<Line> lines = coloured || content.toLowerCase(Locale.ROOT).contains(wanted)
                ? LogStore.lines(row).stream()
                        .filter(line -> line.seq() >= from && holds(line.text(), wanted))
                        .toList()
                : List.of();
        return new Looked(content.length(), row.number("firstSeq") + row.number("lineCount") - 1, lines);
    }

    private static boolean holds(String line, String wanted) {
        return (line.indexOf(PlainText.ESCAPE) < 0 ? line : PlainText.of(line))
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }
}
