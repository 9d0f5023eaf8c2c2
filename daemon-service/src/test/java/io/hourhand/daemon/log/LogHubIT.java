package io.hourhand.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.LogStore.Line;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogHubIT {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

    private final Database database = Database.open(url(Server.usual().freshSchema()), "logs", 8);
    private final LogStore store = new LogStore(database);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LogHub hub = new LogHub(store, threads, 10_485_760, Secrets.of(List.of()));

    @BeforeAll
    void migrate() {
        new Migrations(database).apply();
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void aReaderThatComesAtAnyTimeSeesEachLineOnceAndInOrder() throws Exception {
        UUID run = Ids.next();
        UUID job = Ids.next();
        int lines = 12_000;
        RunLog log = hub.of(run);
        Future<?> writer = threads.submit(() -> {
            for (int i = 1; i <= lines; i++) {
                log.append(job, new Output.Text(AT, "line " + i));
            }
            return hub.close(run);
        });
        List<Future<List<Line>>> readers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            readers.add(threads.submit(() -> readAll(run)));
        }
        writer.get(60, TimeUnit.SECONDS);
        for (Future<List<Line>> reader : readers) {
            List<Line> read = reader.get(60, TimeUnit.SECONDS);
            assertEquals(lines, read.size());
            for (int i = 0; i < lines; i++) {
                assertEquals(i + 1, read.get(i).seq());
                assertEquals("line " + (i + 1), read.get(i).text());
            }
        }
        assertEquals(lines, readAll(run).size());
        assertEquals(lines, store.lastSeq(run));
    }

    @Test
    void aTextOfSeveralLinesBecomesSeveralAndALongLineIsCut() throws Exception {
        UUID run = Ids.next();
        hub.of(run).append(Ids.next(), new Output.Text(AT, "a\nb\r\nc\n\n" + "x".repeat(40_000)));
        hub.close(run).toCompletableFuture().get(30, TimeUnit.SECONDS);
        List<Integer> lengths =
                readAll(run).stream().map(line -> line.text().length()).toList();
        assertEquals(List.of(1, 1, 1, 0, 16_000, 16_000, 8_000), lengths);
    }

    @Test
    @Tag("faults-row-40")
    void whatIsPrintedAtOnceIsKeptInPiecesThatAnyServerTakes() throws Exception {
        UUID run = Ids.next();
        hub.of(run).append(Ids.next(), new Output.Text(AT, "🎉".repeat(1_000_000)));
        hub.close(run).toCompletableFuture().get(30, TimeUnit.SECONDS);
        long largest = bytes("MAX", run);
        assertTrue(largest < 200_000, "the largest piece has " + largest + " bytes");
        assertEquals(4_000_000, bytes("SUM", run) - newLines(run));
    }

    @Test
    void aRunThatGoesOnLaterGoesOnWithItsNumbers() throws Exception {
        UUID run = Ids.next();
        UUID job = Ids.next();
        hub.of(run).append(job, new Output.Text(AT, "before"));
        hub.close(run).toCompletableFuture().get(30, TimeUnit.SECONDS);
        LogHub next = new LogHub(store, threads, 10_485_760, Secrets.of(List.of()));
        next.of(run).append(job, new Output.Text(AT, "after"));
        next.close(run).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertEquals(
                List.of(new Line(1, job, AT, "before"), new Line(2, job, AT, "after")),
                store.after(run, 0, Optional.empty()));
    }

    @Test
    void theEndComesToAReaderThatWaits() throws Exception {
        UUID run = Ids.next();
        hub.of(run).append(Ids.next(), new Output.Text(AT, "only"));
        var waiting = hub.after(run, 1).toCompletableFuture();
        hub.close(run).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertTrue(waiting.get(30, TimeUnit.SECONDS).ended());
    }

    private long bytes(String which, UUID run) {
        return number(which + "(LENGTH(content))", run);
    }

    private long newLines(UUID run) {
        return number("SUM(lineCount - 1)", run);
    }

    private long number(String what, UUID run) {
        return database.each(sql -> sql.row(
                        "SELECT CAST(" + what + " AS SIGNED) AS n FROM JobLog WHERE runId = ?",
                        row -> row.number("n"),
                        run))
                .orElseThrow();
    }

    private List<Line> readAll(UUID run) throws Exception {
        List<Line> read = new ArrayList<>();
        while (true) {
            long last = read.isEmpty() ? 0 : read.getLast().seq();
            RunLog.Batch batch = hub.after(run, last).toCompletableFuture().get(30, TimeUnit.SECONDS);
            read.addAll(batch.lines());
            if (batch.ended()) {
                return read;
            }
        }
    }

    private static DatabaseUrl url(String text) {
        return switch (DatabaseUrl.parse(text)) {
            case Parsed.Valid<DatabaseUrl>(DatabaseUrl valid) -> valid;
            case Parsed.Invalid<DatabaseUrl>(String message) -> throw new IllegalArgumentException(message);
        };
    }
}
