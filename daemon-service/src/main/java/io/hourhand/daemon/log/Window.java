package io.hourhand.daemon.log;

import io.hourhand.store.run.LogStore.Line;
import io.hourhand.store.run.LogStore.Lines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The newest lines of a run: those that wait for the table, and before them some that it has, for whoever follows. Lines
 * that came together stay together until somebody reads them. Not safe for several threads.
 */
final class Window {

    private static final int CHUNK_CHARS = 48_000;

    /** So many chunks at most have one commit, which takes longer than they do. */
    private static final int CHUNKS_AT_ONCE = 16;

    private static final int RECENT = 2_000;
    private static final long RECENT_BYTES = 2 * 1_024 * 1_024;

    private final List<Lines> pieces = new ArrayList<>();

    /** How many of the pieces, the oldest, are in the table. */
    private int kept;

    private long keptBytes;
    private long lastSeq;

    /** @param lastSeq the number of the newest line in the table */
    Window(long lastSeq) {
        this.lastSeq = lastSeq;
    }

    /** Adds a text, and gives what became of it. */
    List<Lines> add(UUID jobExecutionId, Instant at, List<TextLines.Piece> text) {
        int before = pieces.size();
        for (TextLines.Piece piece : text) {
            pieces.add(new Lines(lastSeq + 1, piece.lines(), jobExecutionId, at, piece.text()));
            lastSeq += piece.lines();
        }
        return pieces.subList(before, pieces.size());
    }

    /** The number of the newest line. */
    long lastSeq() {
        return lastSeq;
    }

    /** Whether no line after this number is in the table only. */
    boolean reaches(long seq) {
        return seq + 1 >= firstSeq();
    }

    /** Some lines after a number that the window reaches, in order; none when there are none yet. */
    List<Line> after(long seq) {
        List<Line> lines = new ArrayList<>();
        for (int i = holding(seq + 1); i < pieces.size() && lines.size() < RECENT; i++) {
            pieces.get(i).each(line -> {
                if (line.seq() > seq) {
                    lines.add(line);
                }
            });
        }
        return lines;
    }

    /** What the table is to have next: chunks of one attempt's lines each. */
    List<List<Lines>> waiting() {
        List<List<Lines>> chunks = new ArrayList<>();
        for (int from = kept; from < pieces.size() && chunks.size() < CHUNKS_AT_ONCE; ) {
            int to = chunkEnd(from);
            chunks.add(List.copyOf(pieces.subList(from, to)));
            from = to;
        }
        return chunks;
    }

    /** The table has these, which were the next; those that it had before may go. */
    void kept(List<List<Lines>> chunks) {
        for (List<Lines> chunk : chunks) {
            kept += chunk.size();
            keptBytes += Backlog.cost(chunk);
        }
        int old = 0;
        while (old < kept && (lastSeq - pieces.get(old).lastSeq() >= RECENT || keptBytes > RECENT_BYTES)) {
            keptBytes -= Backlog.cost(pieces.get(old++));
        }
        pieces.subList(0, old).clear();
        kept -= old;
    }

    private long firstSeq() {
        return pieces.isEmpty() ? lastSeq + 1 : pieces.getFirst().firstSeq();
    }

    /** The index of the piece with a line; the number of pieces when it is not there yet. */
    private int holding(long seq) {
        int index = pieces.size();
        while (index > 0 && pieces.get(index - 1).lastSeq() >= seq) {
            index--;
        }
        return index;
    }

    private int chunkEnd(int from) {
        UUID attempt = pieces.get(from).jobExecutionId();
        int to = from;
        for (int chars = 0;
                to < pieces.size()
                        && chars < CHUNK_CHARS
                        && pieces.get(to).jobExecutionId().equals(attempt);
                to++) {
            chars += pieces.get(to).text().length() + 1;
        }
        return to;
    }
}
