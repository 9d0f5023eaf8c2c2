package io.hourhand.store.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.store.StoreTest;
import io.hourhand.store.run.LogStore.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class LogStoreIT extends StoreTest {

    private static final Instant START = Instant.parse("2026-11-24T02:00:00.123Z");

    private final LogStore logs = new LogStore(database);
    private final UUID run = Ids.next();
    private final UUID first = Ids.next();
    private final UUID second = Ids.next();

    LogStoreIT(Server server) {
        super(server);
    }

    @Test
    void linesComeBackAsTheyWentInWithNumbersAndTimes() {
        List<Line> lines =
                List.of(line(1, first, "plain"), line(2, first, ""), line(3, first, "🕐 \u202E\u0000 'x' \\n"));
        keep(lines);
        assertEquals(lines, logs.after(run, 0, Optional.empty()));
        assertEquals(lines.subList(2, 3), logs.after(run, 2, Optional.empty()));
        assertTrue(logs.after(run, 3, Optional.empty()).isEmpty());
    }

    @Test
    void aChunkKeptTwiceIsThereOnce() {
        keep(List.of(line(1, first, "a"), line(2, first, "b")));
        keep(List.of(line(1, first, "a"), line(2, first, "b")));
        assertEquals(2, logs.after(run, 0, Optional.empty()).size());
        assertEquals(2, logs.lastSeq(run));
    }

    @Test
    void aReaderFromAnyNumberSeesEachLineOnceAndInOrder() {
        int seq = 0;
        for (int chunk = 1; chunk <= 40; chunk++) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < chunk % 7 + 1; i++) {
                seq++;
                lines.add(line(seq, chunk % 2 == 0 ? first : second, "line " + seq));
            }
            keep(lines);
        }
        for (int from = 0; from <= seq; from++) {
            long expected = from;
            for (List<Line> page = logs.after(run, from, Optional.empty());
                    !page.isEmpty();
                    page = logs.after(run, expected, Optional.empty())) {
                for (Line line : page) {
                    expected++;
                    assertEquals(expected, line.seq());
                    assertEquals("line " + expected, line.text());
                }
            }
            assertEquals(seq, expected);
        }
    }

    @Test
    void linesThatCameTogetherComeBackOneByOne() {
        logs.appendAll(
                0,
                run,
                List.of(
                        List.of(lines(1, 3, first, "a\n\nc"), lines(4, 1, first, "")),
                        List.of(lines(5, 2, second, "e\n"))));
        assertEquals(
                List.of("1 a", "2 ", "3 c", "4 ", "5 e", "6 "),
                logs.after(run, 0, Optional.empty()).stream()
                        .map(line -> line.seq() + " " + line.text())
                        .toList());
        assertEquals(6, logs.lastSeq(run));
    }

    @Test
    void aJobsOwnLinesCanBeReadApart() {
        keep(List.of(line(1, first, "of the first")));
        keep(List.of(line(2, second, "of the second")));
        assertEquals(List.of(line(2, second, "of the second")), logs.after(run, 0, Optional.of(second)));
    }

    @Test
    void anUnknownRunHasNoLines() {
        assertEquals(0, logs.lastSeq(Ids.next()));
        assertTrue(logs.after(Ids.next(), 0, Optional.empty()).isEmpty());
    }

    private static LogStore.Lines lines(long firstSeq, int count, UUID job, String text) {
        return new LogStore.Lines(firstSeq, count, job, START, text);
    }

    private void keep(List<Line> lines) {
        logs.append(0, run, lines.stream().map(LogStore.Lines::of).toList());
    }

    private static Line line(long seq, UUID job, String text) {
        return new Line(seq, job, START.plusMillis(seq), text);
    }
}
