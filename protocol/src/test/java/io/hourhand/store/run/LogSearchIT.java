package io.hourhand.store.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.store.StoreTest;
import io.hourhand.store.run.LogSearch.Found;
import io.hourhand.store.run.LogStore.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.hourhand.embedded.Server#all")
class LogSearchIT extends StoreTest {

    private static final int CHUNKS = 40;
    private static final int LINES = 5;
    private static final Instant START = Instant.parse("2026-11-24T02:00:00.123Z");

    private final LogSearch search = new LogSearch(database);
    private final UUID run = Ids.next();
    private final UUID job = Ids.next();

    LogSearchIT(Server server) {
        super(server);
    }

    @Test
    void caseAndColoursOfTerminalsMakeNoDifference() {
        keep(1, "All is well", "[\u001b[1;31mERR\u001b[0mOR] of the Ärger kind", "an error%_", "");
        assertEquals(List.of(2L, 3L), numbers(search.after(run, 0, "error", 10)));
        assertEquals(List.of(2L), numbers(search.after(run, 0, "[error] OF THE ÄRGER", 10)));
        assertEquals(List.of(3L), numbers(search.after(run, 0, "r%_", 10)));
        assertEquals(List.of(), numbers(search.after(run, 0, "31m", 10)));
        assertEquals(
                START.plusMillis(3),
                search.after(run, 2, "error", 10).lines().getFirst().at());
    }

    @Test
    void pagesOfALongLogHaveEachLineThatHoldsTheTextOnceAndInOrder() {
        fill();
        List<Long> all = new ArrayList<>();
        Optional<Long> next = Optional.of(0L);
        while (next.isPresent()) {
            Found found = search.after(run, next.get(), "third", 7);
            assertEquals(CHUNKS - all.size(), found.count());
            all.addAll(numbers(found));
            next = found.next();
        }
        assertEquals(
                LongStream.range(0, CHUNKS)
                        .map(chunk -> chunk * LINES + 3)
                        .boxed()
                        .toList(),
                all);
    }

    @Test
    void oneThatStopsBeforeTheEndSaysWhereAndGoesOnFromThere() {
        fill();
        LogSearch bounded = new LogSearch(database, 100, LogSearch.CHUNKS);
        Found first = bounded.after(run, 0, "line 200", 10);
        assertEquals(List.of(), first.lines());
        assertFalse(first.atEnd());
        assertEquals(Optional.of(16L * LINES), first.next());
        Found last = new LogSearch(database).after(run, first.last(), "line 200", 10);
        assertEquals(List.of(200L), numbers(last));
        assertTrue(last.atEnd());
        assertEquals(Optional.empty(), last.next());
    }

    @Test
    void oneOfManySmallChunksStopsAfterSoManyAndGoesOnFromThere() {
        fill();
        LogSearch bounded = new LogSearch(database, LogSearch.STRETCH, 30);
        Found first = bounded.after(run, 0, "third", 100);
        assertEquals(30, first.count());
        assertEquals(Optional.of(30L * LINES), first.next());
        Found last = bounded.after(run, first.last(), "third", 100);
        assertEquals(CHUNKS - 30, last.count());
        assertEquals(Optional.empty(), last.next());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(new Found(List.of(), 0, 0, true), search.after(Ids.next(), 0, "x", 10));
        keep(1, "one", "two");
        assertEquals(new Found(List.of(), 0, 2, true), search.after(run, 0, "x", 10));
        assertEquals(new Found(List.of(), 0, 9, true), search.after(run, 9, "one", 10), "after its end");
    }

    private void fill() {
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            int first = chunk * LINES + 1;
            keep(
                    first,
                    IntStream.range(first, first + LINES)
                            .mapToObj(seq -> "line " + seq + (seq % LINES == 3 ? ", the Third" : ""))
                            .toArray(String[]::new));
        }
    }

    private void keep(long first, String... texts) {
        new LogStore(database)
                .append(
                        0,
                        run,
                        IntStream.range(0, texts.length)
                                .mapToObj(i -> LogStore.Lines.of(
                                        new Line(first + i, job, START.plusMillis(first + i), texts[i])))
                                .toList());
    }

    private static List<Long> numbers(Found found) {
        return found.lines().stream().map(Line::seq).toList();
    }
}
