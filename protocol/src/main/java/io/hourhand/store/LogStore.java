package io.hourhand.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Job output: lines numbered from 1 through a run, kept in chunks. */
public final class LogStore {

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
     * Keeps lines of one attempt whose numbers follow each other. Keeping the same chunk again changes nothing.
     *
     * @param epoch under which the daemon leads whose lines they are; when another does, they are not kept
     */
    public void append(long epoch, UUID runId, List<Line> lines) {
        Line first = lines.getFirst();
        database.each(sql -> sql.update(
                "INSERT IGNORE INTO JobLog (runId, firstSeq, lineCount, jobExecutionId, firstAt, lineOffsets, content)"
                        + " SELECT ?, ?, ?, ?, ?, ?, ? FROM DaemonLease WHERE id = 1 AND epoch = ?",
                runId,
                first.seq(),
                lines.size(),
                first.jobExecutionId(),
                first.at(),
                lines.stream()
                        .map(line -> Long.toString(
                                line.at().toEpochMilli() - first.at().toEpochMilli()))
                        .collect(Collectors.joining(",")),
                lines.stream().map(Line::text).collect(Collectors.joining("\n")),
                epoch));
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
                                + " WHERE runId = ? AND firstSeq >= COALESCE((SELECT MAX(prior.firstSeq) FROM JobLog"
                                + " AS prior WHERE prior.runId = ? AND prior.firstSeq <= ?), 0)"
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

    private static List<Line> lines(Row row) {
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
