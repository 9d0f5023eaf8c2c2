package io.hourhand.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.store.run.LogStore.Line;
import io.hourhand.store.run.LogStore.Lines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Random random = new Random(5);
    private final Window window = new Window(100);
    private final List<Line> table = new ArrayList<>();
    private long added = 100;

    @Test
    void betweenWindowAndTableNoLineIsMissingAndNoneIsTwice() {
        for (int i = 0; i < 3_000; i++) {
            switch (random.nextInt(3)) {
                case 0 -> add(random.nextInt(100) == 0 ? 5_000 : 1 + random.nextInt(20));
                case 1 -> keep();
                default -> read(100 + random.nextLong(added - 99));
            }
        }
        while (!window.waiting().isEmpty()) {
            keep();
        }
        assertEquals(added - 100, table.size());
        for (int i = 0; i < table.size(); i++) {
            assertEquals(101L + i, table.get(i).seq());
        }
    }

    @Test
    void whatTheTableHasIsForgottenButForTheNewest() {
        add(50_000);
        add(2_500);
        while (!window.waiting().isEmpty()) {
            keep();
        }
        assertTrue(window.reaches(window.lastSeq() - 2_000));
        assertTrue(!window.reaches(100));
    }

    private void add(int lines) {
        UUID attempt = random.nextBoolean() ? ONE : OTHER;
        String text = String.join(
                "\n",
                IntStream.range(0, lines)
                        .mapToObj(i -> "line " + (added + 1 + i))
                        .toList());
        added += lines;
        window.add(attempt, Instant.EPOCH, TextLines.of(text));
        assertEquals(added, window.lastSeq());
    }

    private void keep() {
        List<List<Lines>> chunks = window.waiting();
        for (List<Lines> chunk : chunks) {
            assertEquals(1, chunk.stream().map(Lines::jobExecutionId).distinct().count());
            chunk.forEach(lines -> lines.each(table::add));
        }
        window.kept(chunks);
    }

    private void read(long seq) {
        if (window.reaches(seq)) {
            long next = seq;
            for (List<Line> some = window.after(next); !some.isEmpty(); some = window.after(next)) {
                for (Line line : some) {
                    assertEquals(++next, line.seq());
                    assertEquals("line " + next, line.text());
                }
            }
            assertEquals(added, next);
        } else {
            assertTrue(table.getLast().seq() > seq, "what the window does not reach is in the table");
        }
    }
}
