package io.hourhand.store.run;

import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Row;
import io.hourhand.store.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Job output: lines numbered from 1 through a run, kept in chunks. */
public final class LogStore {

    /** For a run, the run again, and the line's number. */
    static final String FROM_THE_CHUNK_OF_A_LINE =
            " WHERE runId = ? AND firstSeq >= COALESCE((SELECT MAX(prior.firstSeq)"
                    + " FROM JobLog AS prior WHERE prior.runId = ? AND prior.firstSeq <= ?), 0)";

    private final Database database;

    public LogStore(Database database) {
        this.database = database;
    }

    /**
     * One line of a run's output.
     *
     * @param seq its number in the run, from 1
     * @param text without line breaks
     */
    public record Line(long seq, UUID jobExecutionId, Instant at, String text) {}

    /**
     * Lines of one attempt that came together.
     *
     * @param firstSeq the number of the first
     * @param text they, parted by newlines
     */
    public record Lines(long firstSeq, int count, UUID jobExecutionId, Instant at, String text) {

        /** One line. */
        public static Lines of(Line line) {
            return new Lines(line.seq(), 1, line.jobExecutionId(), line.at(), line.text());
        }

        public long lastSeq() {
            return firstSeq + count - 1;
        }

        /** Takes them apart. */
        public void each(Consumer<Line> lines) {
            int from = 0;
            for (long seq = firstSeq; seq <= lastSeq(); seq++) {
                int end = text.indexOf('\n', from);
                int to = end < 0 ? text.length() : end;
                lines.accept(new Line(seq, jobExecutionId, at, text.substring(from, to)));
                from = to + 1;
            }
        }
    }

    /**
     * Keeps a chunk: lines of one attempt whose numbers follow each other. Keeping the same chunk again changes nothing.
     *
     * @param epoch under which the daemon leads whose lines they are; when another does, they are not kept
     */
    public void append(long epoch, UUID runId, List<Lines> chunk) {
        database.each(sql -> insert(sql, epoch, runId, chunk));
    }

    /** Keeps several chunks of a run by one commit. */
    public void appendAll(long epoch, UUID runId, List<List<Lines>> chunks) {
        database.transaction(sql -> chunks.stream()
                .mapToInt(chunk -> insert(sql, epoch, runId, chunk))
                .sum());
    }

    private static int insert(Sql sql, long epoch, UUID runId, List<Lines> chunk) {
        Lines first = chunk.getFirst();
        StringBuilder offsets = new StringBuilder();
        for (Lines lines : chunk) {
            String offset = "," + (lines.at().toEpochMilli() - first.at().toEpochMilli());
            offsets.repeat(offset, lines.count());
        }
        return sql.update(
                "INSERT IGNORE INTO JobLog (runId, firstSeq, lineCount, jobExecutionId, firstAt, lineOffsets, content)"
                        + " SELECT ?, ?, ?, ?, ?, ?, ? FROM DaemonLease WHERE id = 1 AND epoch = ?",
                runId,
                first.firstSeq(),
                chunk.getLast().lastSeq() - first.firstSeq() + 1,
                first.jobExecutionId(),
                first.at(),
                offsets.substring(1),
                chunk.stream().map(Lines::text).collect(Collectors.joining("\n")),
                epoch);
    }

    /** The number of the newest line that is kept; 0 when there is none. */
    public long lastSeq(UUID runId) {
        return database.each(sql -> sql.row(
                        "SELECT firstSeq + lineCount - 1 AS last FROM JobLog WHERE runId = ?"
                                + " ORDER BY firstSeq DESC LIMIT 1",
                        row -> row.number("last"),
                        runId))
                .orElse(0L);
    }

    /**
     * Lines after a number, in order, some chunks at a time: call again with the last one's number until none come.
     *
     * @param jobExecutionId only lines of this attempt, when given
     */
    public List<Line> after(UUID runId, long seq, Optional<UUID> jobExecutionId) {
        return database
                .each(sql -> sql.rows(
                        "SELECT firstSeq, jobExecutionId, firstAt, lineOffsets, content FROM JobLog"
                                + FROM_THE_CHUNK_OF_A_LINE
                                + " AND (? IS NULL OR jobExecutionId = ?) ORDER BY firstSeq LIMIT 16",
                        LogStore::lines,
                        runId,
                        runId,
                        seq + 1,
                        jobExecutionId,
                        jobExecutionId))
                .stream()
                .flatMap(List::stream)
                .filter(line -> line.seq() > seq)
                .toList();
    }

    /**
     * The number after which a run's last lines begin: {@link #after} from there gives them.
     *
     * @param jobExecutionId only lines of this attempt, when given
     * @param count how many lines
     */
    public long beforeLast(UUID runId, Optional<UUID> jobExecutionId, int count) {
        List<long[]> chunks = database.each(sql -> sql.rows(
                "SELECT firstSeq, lineCount FROM JobLog WHERE runId = ? AND (? IS NULL OR jobExecutionId = ?)"
                        + " ORDER BY firstSeq DESC LIMIT ?",
                row -> new long[] {row.number("firstSeq"), row.number("lineCount")},
                runId,
                jobExecutionId,
                jobExecutionId,
                // One at least: for the last none of the lines, its end is where they begin.
                Math.max(1, count)));
        long missing = count;
        for (long[] chunk : chunks) {
            if (chunk[1] >= missing) {
                return chunk[0] + chunk[1] - 1 - missing;
            }
            missing -= chunk[1];
        }
        return 0;
    }

    /** The lines of a chunk. */
    static List<Line> lines(Row row) {
        long firstSeq = row.number("firstSeq");
        UUID job = row.id("jobExecutionId");
        Instant firstAt = row.instant("firstAt");
        String[] offsets = row.text("lineOffsets").split(",", -1);
        String[] texts = row.text("content").split("\n", -1);
        List<Line> lines = new ArrayList<>(texts.length);
        for (int i = 0; i < texts.length; i++) {
            lines.add(new Line(firstSeq + i, job, firstAt.plusMillis(Long.parseLong(offsets[i])), texts[i]));
        }
        return lines;
    }
}
