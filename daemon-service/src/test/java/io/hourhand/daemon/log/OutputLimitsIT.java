package io.hourhand.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hourhand.config.DatabaseUrl;
import io.hourhand.embedded.Server;
import io.hourhand.run.Ids;
import io.hourhand.schedule.Parsed;
import io.hourhand.store.run.LogStore;
import io.hourhand.store.run.LogStore.Line;
import io.hourhand.store.sql.Database;
import io.hourhand.store.sql.Migrations;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How much of a job's output is kept, and what of it is never shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutputLimitsIT {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");
    private static final String CONFIG = "{\"environment\":{\"DB_PASSWORD\":\"hunter2 & co\",\"PLACE\":\"Paris\"},"
            + "\"headers\":{\"Authorization\":\"Bearer abc.def.ghi\"}}";

    private final Database database = Database.open(url(Server.usual().freshSchema()), "logs", 8);
    private final LogStore store = new LogStore(database);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LogHub hub = new LogHub(store, threads, 40_000, Secrets.of(List.of("the daemon's own")));

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
    void ofTooMuchOutputTheBeginningAndTheEndAreKeptAndTheRestIsCounted() throws Exception {
        UUID run = Ids.next();
        JobOutput output = hub.output(run, Ids.next(), "{}");
        IntStream.rangeClosed(1, 100_000).forEach(i -> output.append(AT, "line number %06d".formatted(i)));
        output.end();
        List<String> texts = new ArrayList<>(read(run));
        assertTrue(texts.remove(Share.FROM_HERE_ON), "who watches is told that nothing new comes for a while");
        String gap =
                texts.stream().filter(text -> text.startsWith("…")).findFirst().orElseThrow();
        int before = texts.indexOf(gap);
        int after = texts.size() - before - 1;
        assertEquals("line number 000001", texts.getFirst());
        assertEquals("line number %06d".formatted(before), texts.get(before - 1));
        assertEquals("line number %06d".formatted(100_001 - after), texts.get(before + 1));
        assertEquals("line number 100000", texts.getLast());
        long lost = 100_000L - before - after;
        assertEquals("… %,d lines, %,d kB left out …".formatted(lost, lost * 19 / 1_000), gap);
        assertTrue(before > 1_000 && after > 1_000, before + " and " + after);
    }

    @Test
    void eachAttemptHasItsOwnShareAndTheirOutputStaysInOrder() throws Exception {
        UUID run = Ids.next();
        for (String name : List.of("first", "second")) {
            JobOutput output = hub.output(run, Ids.next(), "{}");
            IntStream.rangeClosed(1, 5_000).forEach(i -> output.append(AT, name + " " + i));
            output.end();
        }
        List<String> texts = read(run);
        assertTrue(texts.indexOf("first 5000") < texts.indexOf("second 1"));
        assertEquals("second 5000", texts.getLast());
    }

    @Test
    void whatAFewLinesSayIsKeptAsItIs() throws Exception {
        UUID run = Ids.next();
        JobOutput output = hub.output(run, Ids.next(), "{}");
        output.append(AT, "a\nb");
        output.append(AT, "");
        output.end();
        assertEquals(List.of("a", "b", ""), read(run));
    }

    @Test
    void emptyLinesStayWhereverABlockOfOutputEnds() throws Exception {
        UUID run = Ids.next();
        JobOutput output = hub.output(run, Ids.next(), "{}");
        output.append(AT, OutputBlock.of("a\n\n"));
        output.append(AT, OutputBlock.of("\nb"));
        output.append(AT, "a line that ends as lines do\n");
        output.end();
        assertEquals(List.of("a", "", "", "", "b", "a line that ends as lines do"), read(run));
    }

    @Test
    @Tag("faults-row-62")
    void ofAProgramThatPrintsTooMuchTheSameIsKept() throws Exception {
        UUID run = Ids.next();
        JobOutput output = hub.output(run, Ids.next(), CONFIG);
        byte[] reused = new byte[64];
        for (int i = 1; i <= 100_000; i++) {
            byte[] lines = "%06d of\n%06d\nhunter2 & co".formatted(i, i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(lines, 0, reused, 0, lines.length);
            output.append(AT, OutputBlock.of(reused, lines.length));
        }
        output.end();
        List<String> texts = read(run);
        assertEquals(List.of("000001 of", "000001", "•••••"), texts.subList(0, 3));
        assertEquals(List.of("100000 of", "100000", "•••••"), texts.subList(texts.size() - 3, texts.size()));
        long lost = 300_001L - texts.size() + 1;
        assertTrue(texts.stream().anyMatch(text -> text.startsWith("… %,d lines".formatted(lost))), "lost: " + lost);
    }

    @Test
    @Tag("faults-row-69")
    void secretsAreMaskedAlsoWhereALongLineIsCut() throws Exception {
        UUID run = Ids.next();
        JobOutput output = hub.output(run, Ids.next(), CONFIG);
        output.append(AT, "x".repeat(15_995) + "hunter2 & co" + "y".repeat(100));
        output.append(AT, "from Paris with abc.def.ghi and hunter2+%26+co and the daemon's own");
        output.end();
        String all = String.join("", read(run));
        for (String secret : List.of("hunter2", "abc.def", "daemon's own", "%26")) {
            assertFalse(all.contains(secret), secret);
        }
        assertTrue(all.endsWith("from Paris with ••••• and ••••• and •••••"), all.substring(all.length() - 60));
        assertEquals("Access denied for •••••", output.masked("Access denied for hunter2 & co"));
    }

    @Test
    void aLetterOfTwoHalvesIsNotCut() throws Exception {
        UUID run = Ids.next();
        JobOutput output = hub.output(run, Ids.next(), "{}");
        output.append(AT, "x".repeat(15_999) + "😀".repeat(100));
        output.end();
        assertEquals("x".repeat(15_999) + "😀".repeat(100), String.join("", read(run)));
    }

    private List<String> read(UUID run) throws Exception {
        hub.close(run).toCompletableFuture().get(30, TimeUnit.SECONDS);
        List<Line> lines = new ArrayList<>();
        for (List<Line> some = store.after(run, 0, Optional.empty());
                !some.isEmpty();
                some = store.after(run, lines.getLast().seq(), Optional.empty())) {
            lines.addAll(some);
        }
        return lines.stream().map(Line::text).toList();
    }

    private static DatabaseUrl url(String text) {
        return switch (DatabaseUrl.parse(text)) {
            case Parsed.Valid<DatabaseUrl>(DatabaseUrl valid) -> valid;
            case Parsed.Invalid<DatabaseUrl>(String message) -> throw new IllegalArgumentException(message);
        };
    }
}
